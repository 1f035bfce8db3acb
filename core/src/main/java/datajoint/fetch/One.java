package datajoint.fetch;

import datajoint.backend.SelectRenderer;
import datajoint.backend.SqlText;
import datajoint.database.Database;
import datajoint.model.QueryException;
import datajoint.query.Expression;
import datajoint.value.Decoders;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Questions with one answer: one row, a number of rows, whether there is any. */
public final class One {
    private One() {}

    /** @throws QueryException if there is not just one row */
    public static @Nullable Object[] row(Database database, Expression expression, List<String> attributes) {
        var heading = expression.heading();
        Decoders choice = new Decoders(database.backend().wire(), database.codecs(), database.stores());
        var source = Fetch.source(expression);
        var decoders = attributes.stream()
                .map(name -> choice.of(source, heading.attribute(name)))
                .toList();
        SqlText sql = SelectRenderer.render(expression, attributes, database.backend());
        Optional<@Nullable Object[]> found = ask(database, "Fetching one row of " + source, sql, rows -> {
            if (!rows.next()) {
                throw new QueryException(
                        "There is no row in %s.".formatted(expression),
                        "Check the restriction, or ask exists() first.");
            }
            @Nullable Object[] values = new Object[decoders.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = decoders.get(i).decode(rows, i + 1);
            }
            return rows.next() ? Optional.<@Nullable Object[]>empty() : Optional.of(values);
        });
        return found.orElseThrow(() -> new QueryException(
                "There are %d rows in %s, not one.".formatted(count(database, expression), expression),
                "Restrict by the key %s, or fetch a list.".formatted(heading.primaryKey())));
    }

    public static long count(Database database, Expression expression) {
        SqlText sql = SelectRenderer.count(expression, database.backend());
        return ask(database, "Counting " + Fetch.source(expression), sql, row -> {
            row.next();
            return row.getLong(1);
        });
    }

    public static boolean exists(Database database, Expression expression) {
        SqlText sql = SelectRenderer.exists(expression, database.backend());
        return ask(database, "Looking into " + Fetch.source(expression), sql, row -> row.next() && row.getBoolean(1));
    }

    /** Reads the answer from a result. */
    @FunctionalInterface
    private interface Answer<T> {
        T read(ResultSet rows) throws java.sql.SQLException;
    }

    private static <T> T ask(Database database, String doing, SqlText sql, Answer<T> answer) {
        return database.connections().use(doing, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
                Binder.bind(database, sql, statement);
                try (ResultSet rows = statement.executeQuery()) {
                    return answer.read(rows);
                }
            }
        });
    }
}
