package datajoint.postgres;

import datajoint.backend.MarkedColumn;
import datajoint.backend.Survey;
import datajoint.model.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code pg_catalog}, which shows every table of the database to every account. */
final class PostgresSurvey implements Survey {
    private static final String COLUMNS = """
            SELECT n.nspname, c.relname, a.attname, d.description
            FROM pg_description d
            JOIN pg_class c ON c.oid = d.objoid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.objsubid
            WHERE d.classoid = 'pg_class'::regclass AND d.description LIKE ':<%'
            AND c.relkind IN ('r', 'p', 'm', 'f') AND c.relpersistence <> 't' AND a.attnum > 0 AND NOT a.attisdropped
            ORDER BY n.nspname, c.relname, a.attnum""";
    private static final Set<String> OUTDATED = Set.of("42P01", "3F000", "42703", "40001", "40P01", "55P03", "XX000");

    /** Without row security: a rule that hides rows makes the statement fail. */
    @Override
    public void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
            statement.execute("SET LOCAL row_security = off");
        }
    }

    /** Tables that the account may not read are shown all the same, and fail when they are read. */
    @Override
    public Optional<String> blindSpot(Connection connection) {
        return Optional.empty();
    }

    @Override
    public List<MarkedColumn> codedColumns(Connection connection) throws SQLException {
        List<MarkedColumn> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(COLUMNS)) {
            while (row.next()) {
                columns.add(new MarkedColumn(
                        new TableName(row.getString(1), row.getString(2)), row.getString(3), row.getString(4)));
            }
        }
        return columns;
    }

    @Override
    public boolean isOutdated(SQLException error) {
        return OUTDATED.contains(String.valueOf(error.getSQLState()));
    }
}
