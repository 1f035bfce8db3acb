package datajoint.migrate.backup;

import datajoint.backend.Dialect;
import datajoint.model.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Reads triggers, and makes them in another schema. */
final class TriggerCopy {
    private TriggerCopy() {}

    /** In the order in which they act. */
    static List<BackedUpTrigger> read(Connection connection, String schema) throws SQLException {
        List<BackedUpTrigger> triggers = new ArrayList<>();
        String sql = "SELECT trigger_name, event_object_table, sql_mode, definer, action_timing, event_manipulation,"
                + " action_statement FROM information_schema.triggers WHERE trigger_schema = ?"
                + " ORDER BY event_object_table, action_timing, event_manipulation, action_order";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, schema);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    triggers.add(new BackedUpTrigger(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7)));
                }
            }
        }
        return triggers;
    }

    static void make(Connection connection, List<BackedUpTrigger> triggers, String schema, Dialect dialect)
            throws SQLException {
        String before = mode(connection);
        try {
            for (BackedUpTrigger trigger : triggers) {
                setMode(connection, trigger.sqlMode());
                try (Statement statement = connection.createStatement()) {
                    statement.execute(sql(trigger, schema, dialect));
                }
            }
        } finally {
            setMode(connection, before);
        }
    }

    private static String sql(BackedUpTrigger trigger, String schema, Dialect dialect) {
        int at = trigger.definer().lastIndexOf('@');
        String user = at < 0 ? trigger.definer() : trigger.definer().substring(0, at);
        String host = at < 0 ? "" : "@" + quoted(trigger.definer().substring(at + 1));
        return "CREATE DEFINER = %s%s TRIGGER %s %s %s ON %s FOR EACH ROW %s"
                .formatted(
                        quoted(user),
                        host,
                        dialect.quote(new TableName(schema, trigger.name())),
                        trigger.timing(),
                        trigger.event(),
                        dialect.quote(new TableName(schema, trigger.table())),
                        trigger.statement());
    }

    /** Accounts are not quoted as tables are: their names may have any length and end in blanks. */
    private static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    private static String mode(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT @@SESSION.sql_mode");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    private static void setMode(Connection connection, String mode) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement("SET SESSION sql_mode = ?")) {
            set.setString(1, mode);
            set.execute();
        }
    }
}
