package datajoint.migrate.assess;

import datajoint.backend.Dialect;
import datajoint.migrate.assess.JobFacts.Reservation;
import datajoint.migrate.catalogue.LegacySchema;
import datajoint.model.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the job tables of legacy schemas. */
final class JobReader {
    private JobReader() {}

    /** One for each schema that has a job table. */
    static List<JobFacts> read(Connection connection, Dialect dialect, List<LegacySchema> schemas) throws SQLException {
        List<JobFacts> facts = new ArrayList<>();
        for (LegacySchema schema : schemas) {
            if (schema.table("~jobs").isPresent()) {
                facts.add(read(connection, dialect, schema.name()));
            }
        }
        return facts;
    }

    private static JobFacts read(Connection connection, Dialect dialect, String schema) throws SQLException {
        String jobs = dialect.quote(new TableName(schema, "~jobs"));
        List<Reservation> reserved = Questions.rows(
                connection,
                "SELECT table_name, user, host, pid, CAST(timestamp AS CHAR) FROM " + jobs
                        + " WHERE status = 'reserved' ORDER BY timestamp, table_name, key_hash LIMIT 1000",
                row -> new Reservation(
                        row.getString(1), row.getString(2), row.getString(3), row.getLong(4), row.getString(5)));
        return Questions.rows(
                        connection,
                        "SELECT coalesce(sum(status = 'error'), 0), coalesce(sum(status = 'ignore'), 0) FROM " + jobs,
                        row -> new JobFacts(schema, row.getLong(1), row.getLong(2), reserved))
                .get(0);
    }
}
