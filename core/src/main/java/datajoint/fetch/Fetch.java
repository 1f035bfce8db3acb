package datajoint.fetch;

import datajoint.backend.SelectRenderer;
import datajoint.backend.SqlText;
import datajoint.database.Database;
import datajoint.database.Lease;
import datajoint.model.Heading;
import datajoint.model.TableName;
import datajoint.query.BaseTable;
import datajoint.query.Expression;
import datajoint.query.Projection;
import datajoint.query.Restriction;
import datajoint.query.TopRows;
import datajoint.value.CellDecoder;
import datajoint.value.Decoders;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Runs a query and reads some of its attributes, row by row. */
public final class Fetch {
    private final Database database;
    private final SqlText sql;
    private final CellDecoder[] decoders;
    private final String doing;

    private Fetch(Database database, Expression expression, List<String> attributes) {
        this.database = database;
        Heading heading = expression.heading();
        TableName source = source(expression);
        this.doing = "Fetching from " + source;
        Decoders choice = new Decoders(database.backend().wire(), database.codecs(), database.stores());
        this.decoders = attributes.stream()
                .map(name -> choice.of(source, heading.attribute(name)))
                .toArray(CellDecoder[]::new);
        this.sql = SelectRenderer.render(expression, attributes, database.backend());
    }

    /** @param attributes to read, in this order; others are not even sent by the server */
    public static Fetch of(Database database, Expression expression, List<String> attributes) {
        return new Fetch(database, expression, attributes);
    }

    /** What is done with the values of each row; the array is used again for the next row. */
    @FunctionalInterface
    public interface RowAction {
        void take(@Nullable Object[] values);
    }

    /** What is done with the result as the driver gives it. */
    @FunctionalInterface
    interface ResultAction {
        void take(ResultSet row) throws SQLException;
    }

    public void each(RowAction action) {
        @Nullable Object[] values = new Object[decoders.length];
        if (Stream.of(decoders).anyMatch(CellDecoder::takesTime)) {
            read(row -> new SideBySide(decoders, database.stores().workers(), action).read(row));
            return;
        }
        read(row -> {
            while (row.next()) {
                decode(row, values);
                action.take(values);
            }
        });
    }

    void read(ResultAction action) {
        try (Lease lease = database.connections().lease(doing)) {
            try (PreparedStatement statement = prepare(lease.connection());
                    ResultSet row = statement.executeQuery()) {
                action.take(row);
            } catch (SQLException e) {
                throw database.backend().errors().translate(e, doing);
            }
        }
    }

    /** Rows as they come, on a connection of their own that closing the stream gives back. Constant memory. */
    public Stream<@Nullable Object[]> stream() {
        Lease lease = database.connections().lease(doing);
        try {
            PreparedStatement statement = prepare(lease.connection());
            ResultSet row = statement.executeQuery();
            Rows rows = new Rows(row);
            return StreamSupport.stream(rows, false).onClose(() -> {
                try (lease;
                        statement) {
                    row.close();
                } catch (SQLException e) {
                    throw database.backend().errors().translate(e, doing);
                }
            });
        } catch (SQLException e) {
            lease.close();
            throw database.backend().errors().translate(e, doing);
        } catch (RuntimeException e) {
            lease.close();
            throw e;
        }
    }

    CellDecoder decoder(int attribute) {
        return decoders[attribute];
    }

    private PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement = database.backend().stream(connection, sql.text());
        Binder.bind(database, sql, statement);
        return statement;
    }

    private void decode(ResultSet row, @Nullable Object[] values) throws SQLException {
        for (int i = 0; i < decoders.length; i++) {
            values[i] = decoders[i].decode(row, i + 1);
        }
    }

    /** The first table of a query, for messages. */
    static TableName source(Expression expression) {
        return expression.accept(new FirstTable());
    }

    /** Goes down the left side of the tree. */
    private static final class FirstTable implements Expression.Visitor<TableName> {
        @Override
        public TableName visit(BaseTable node) {
            return node.name();
        }

        @Override
        public TableName visit(Restriction node) {
            return node.source().accept(this);
        }

        @Override
        public TableName visit(Projection node) {
            return node.source().accept(this);
        }

        @Override
        public TableName visit(datajoint.query.Join node) {
            return node.left().accept(this);
        }

        @Override
        public TableName visit(TopRows node) {
            return node.source().accept(this);
        }
    }

    /** The rows of a result that is still being read. */
    private final class Rows extends Spliterators.AbstractSpliterator<@Nullable Object[]> {
        private final ResultSet row;

        Rows(ResultSet row) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
            this.row = row;
        }

        @Override
        public boolean tryAdvance(Consumer<? super @Nullable Object[]> action) {
            try {
                if (!row.next()) {
                    return false;
                }
                @Nullable Object[] values = new Object[decoders.length];
                decode(row, values);
                action.accept(values);
                return true;
            } catch (SQLException e) {
                throw database.backend().errors().translate(e, doing);
            }
        }
    }
}
