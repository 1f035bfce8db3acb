package datajoint.migrate.assess;

import static java.util.stream.Collectors.joining;

import datajoint.migrate.plan.PlannedSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads how a server is set, and who else is there. */
final class ServerReader {
    private static final List<String> SETTINGS = List.of(
            "binlog_format",
            "character_set_server",
            "collation_server",
            "innodb_buffer_pool_size",
            "innodb_file_per_table",
            "log_bin",
            "lower_case_table_names",
            "max_allowed_packet",
            "max_connections",
            "read_only",
            "sql_mode",
            "super_read_only",
            "system_time_zone",
            "time_zone",
            "version",
            "version_comment",
            "wait_timeout");

    private ServerReader() {}

    static ServerFacts facts(Connection connection, String product, List<PlannedSchema> schemas) throws SQLException {
        Map<String, String> settings = new TreeMap<>();
        String names = SETTINGS.stream().map(name -> "'" + name + "'").collect(joining(", "));
        Questions.rows(
                connection,
                "SHOW GLOBAL VARIABLES WHERE variable_name IN (" + names + ")",
                row -> settings.put(row.getString(1), row.getString(2)));
        String account = Questions.rows(connection, "SELECT CURRENT_USER()", row -> row.getString(1))
                .get(0);
        Optional<List<String>> old = Questions.allowedRows(
                connection,
                "SELECT user, host FROM mysql.user WHERE plugin = 'mysql_native_password' ORDER BY 1, 2",
                row -> row.getString(1) + "@" + row.getString(2));
        return new ServerFacts(
                product,
                account,
                settings,
                old.orElse(Collections.emptyList()),
                old.isPresent(),
                Rights.missing(connection, account, schemas));
    }

    /** Those that the account may see, but the session that asks. */
    static List<Client> clients(Connection connection) throws SQLException {
        return Questions.rows(
                connection,
                "SELECT id, user, host, coalesce(db, ''), command, time FROM information_schema.processlist"
                        + " WHERE id <> CONNECTION_ID() AND user NOT IN ('event_scheduler', 'system user', 'unauthenticated user') ORDER BY id",
                row -> new Client(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getLong(6)));
    }
}
