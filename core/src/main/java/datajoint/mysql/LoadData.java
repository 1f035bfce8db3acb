package datajoint.mysql;

import static java.util.stream.Collectors.joining;

import datajoint.backend.Dialect;
import datajoint.backend.InsertTarget;
import datajoint.backend.TextRowBuffer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** LOAD DATA LOCAL INFILE from memory. */
final class LoadData {
    private final Dialect dialect;

    LoadData(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Long bytes would have to travel as hex digits, twice as long; a uuid may. */
    static boolean canHold(InsertTarget target) {
        return !target.columns().isEmpty()
                && target.sqlTypes().stream()
                        .map(type -> type.toLowerCase(Locale.ROOT))
                        .noneMatch(type ->
                                type.contains("blob") || type.startsWith("varbinary") || type.startsWith("bit"));
    }

    /** @return false if the server had anything to say about a row; then nothing has changed */
    boolean write(Connection connection, InsertTarget target, List<@Nullable Object[]> rows) throws SQLException {
        TextRowBuffer text = new TextRowBuffer(rows.size() * 32);
        rows.forEach(text::add);
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            send(statement, new ByteArrayInputStream(text.bytes(), 0, text.length()));
            statement.execute(sql(target));
            boolean whole = statement.getUpdateCount() == rows.size() && statement.getWarnings() == null;
            if (whole) {
                connection.releaseSavepoint(before);
                return true;
            }
        }
        connection.rollback(before);
        return false;
    }

    private static void send(Statement statement, InputStream content) throws SQLException {
        if (isFrom(statement, "com.mysql.cj.jdbc.JdbcStatement")) {
            ConnectorJ.send(statement, content);
        } else {
            MariaDb.send(statement, content);
        }
    }

    private static boolean isFrom(Statement statement, String type) throws SQLException {
        try {
            return statement.isWrapperFor(Class.forName(type));
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }

    private String sql(InsertTarget target) {
        List<String> fields = new ArrayList<>();
        List<String> sets = new ArrayList<>();
        for (int i = 0; i < target.columns().size(); i++) {
            String column = dialect.quote(target.columns().get(i));
            if (target.sqlTypes().get(i).toLowerCase(Locale.ROOT).startsWith("binary")) {
                fields.add("@b" + i);
                sets.add(column + " = UNHEX(@b" + i + ")");
            } else {
                fields.add(column);
            }
        }
        return "LOAD DATA LOCAL INFILE 'rows' INTO TABLE " + dialect.quote(target.table())
                + " CHARACTER SET utf8mb4 FIELDS TERMINATED BY '\\t' ESCAPED BY '\\\\' LINES TERMINATED BY '\\n'"
                + fields.stream().collect(joining(", ", " (", ")"))
                + (sets.isEmpty() ? "" : " SET " + String.join(", ", sets));
    }

    /** Loaded only where that driver is on the class path. */
    private static final class ConnectorJ {
        static void send(Statement statement, InputStream content) throws SQLException {
            statement.unwrap(com.mysql.cj.jdbc.JdbcStatement.class).setLocalInfileInputStream(content);
        }
    }

    /** Loaded only where that driver is on the class path. */
    private static final class MariaDb {
        static void send(Statement statement, InputStream content) throws SQLException {
            statement.unwrap(org.mariadb.jdbc.Statement.class).setLocalInfileInputStream(content);
        }
    }
}
