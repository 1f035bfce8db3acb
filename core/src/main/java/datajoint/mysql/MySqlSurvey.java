package datajoint.mysql;

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
import java.util.regex.Pattern;

/** Reads {@code information_schema}, which leaves out every table that the account has no right on. */
final class MySqlSurvey implements Survey {
    private static final Pattern SEES_ALL =
            Pattern.compile("GRANT (ALL PRIVILEGES|(.*, )?SELECT(, .*)?) ON \\*\\.\\* TO .*");
    private static final Pattern REVOKED = Pattern.compile("REVOKE (ALL PRIVILEGES|(.*, )?SELECT(, .*)?) ON .*");
    private static final List<Integer> OUTDATED = List.of(1049, 1054, 1146, 1205, 1213, 1412, 1684);

    @Override
    public void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
        }
    }

    /** Only who may select from everything, with no exception, is shown every table. */
    @Override
    public Optional<String> blindSpot(Connection connection) throws SQLException {
        List<String> grants = texts(connection, "SHOW GRANTS");
        if (grants.stream().noneMatch(grant -> SEES_ALL.matcher(grant).matches())) {
            return Optional.of("it has no right to SELECT ON *.*");
        }
        return grants.stream()
                .filter(grant -> REVOKED.matcher(grant).matches())
                .findFirst()
                .map("of its rights this was taken: %s"::formatted);
    }

    @Override
    public List<MarkedColumn> codedColumns(Connection connection) throws SQLException {
        String sql = "SELECT c.table_schema, c.table_name, c.column_name, c.column_comment"
                + " FROM information_schema.columns c JOIN information_schema.tables t"
                + " ON t.table_schema = c.table_schema AND t.table_name = c.table_name"
                + " WHERE c.column_comment LIKE ':<%' AND t.table_type <> 'VIEW'"
                + " ORDER BY c.table_schema, c.table_name, c.ordinal_position";
        List<MarkedColumn> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                columns.add(new MarkedColumn(
                        new TableName(row.getString(1), row.getString(2)), row.getString(3), row.getString(4)));
            }
        }
        return columns;
    }

    @Override
    public boolean isOutdated(SQLException error) {
        return OUTDATED.contains(error.getErrorCode());
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }
}
