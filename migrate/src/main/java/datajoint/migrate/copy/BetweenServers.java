package datajoint.migrate.copy;

import static java.util.stream.Collectors.joining;

import datajoint.backend.Dialect;
import datajoint.backend.InsertTarget;
import datajoint.backend.OnDuplicate;
import datajoint.backend.RowWriter;
import datajoint.database.Database;
import datajoint.migrate.plan.PlannedColumn;
import datajoint.migrate.plan.PlannedTable;
import datajoint.migrate.step.Servers;
import datajoint.migrate.step.Sessions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rows from one server as a stream and writes them to another in batches. */
final class BetweenServers implements Transport {
    private static final int MOST_ROWS = 1_000;
    private static final int BYTES_OF_A_NUMBER = 24;

    private final Servers servers;
    private final PlannedTable table;
    private final List<PlannedColumn> columns;
    private final List<CarriedValue> values;

    BetweenServers(Servers servers, PlannedTable table) {
        this.servers = servers;
        this.table = table;
        this.columns = table.copied();
        this.values = columns.stream().map(CarriedValue::of).toList();
    }

    @Override
    public String sql(Rows rows) {
        Dialect dialect = servers.target().backend().dialect();
        return select(rows) + "\n-- and on the new server\nINSERT INTO " + dialect.quote(table.shadow()) + " ("
                + columns.stream().map(PlannedColumn::name).map(dialect::quote).collect(joining(", ")) + ")\nVALUES ("
                + columns.stream().map(column -> "?").collect(joining(", ")) + ")";
    }

    @Override
    public long run(Connection target, Rows rows) throws SQLException {
        Database source = servers.source();
        return Sessions.use(source.connections(), "Reading rows of " + table.legacy(), connection -> {
            try (PreparedStatement select = source.backend().stream(connection, select(rows))) {
                rows.binding().bind(select, 1);
                try (ResultSet row = select.executeQuery()) {
                    return carry(row, target);
                }
            }
        });
    }

    @Override
    public String only() {
        return "TRUE";
    }

    private String select(Rows rows) {
        Dialect dialect = servers.source().backend().dialect();
        List<String> items = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            PlannedColumn column = columns.get(i);
            items.add(values.get(i).select(column, "own." + dialect.quote(column.name())));
        }
        return "SELECT " + String.join(", ", items) + "\nFROM " + dialect.quote(table.legacy()) + " AS own WHERE "
                + rows.condition();
    }

    private long carry(ResultSet row, Connection target) throws SQLException {
        RowWriter writer = servers.target().backend().writer();
        List<@Nullable Object[]> batch = new ArrayList<>();
        long bytes = 0;
        long carried = 0;
        while (row.next()) {
            @Nullable Object[] cells = new @Nullable Object[values.size()];
            long width = 0;
            for (int i = 0; i < cells.length; i++) {
                cells[i] = values.get(i).read(row, i + 1);
                width += width(cells[i]);
            }
            if (batch.size() == MOST_ROWS || (!batch.isEmpty() && bytes + width > writer.mostBytes())) {
                carried += write(writer, target, batch);
                bytes = 0;
            }
            batch.add(cells);
            bytes += width;
        }
        return carried + write(writer, target, batch);
    }

    private long write(RowWriter writer, Connection target, List<@Nullable Object[]> batch) throws SQLException {
        int rows = batch.size();
        if (rows > 0) {
            writer.write(target, into(), batch, OnDuplicate.FAIL);
            batch.clear();
        }
        return rows;
    }

    private InsertTarget into() {
        List<String> types = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            // Bytes of any kind, geometries among them, go where bytes go.
            types.add(
                    values.get(i) == CarriedValue.BYTES
                            ? "longblob"
                            : columns.get(i).sqlType());
        }
        return new InsertTarget(
                table.shadow(),
                columns.stream().map(PlannedColumn::name).toList(),
                List.of(),
                table.primaryKey(),
                types,
                false);
    }

    private static long width(@Nullable Object cell) {
        if (cell instanceof byte[] bytes) {
            return bytes.length;
        }
        return cell instanceof String text ? 3L * text.length() : BYTES_OF_A_NUMBER;
    }
}
