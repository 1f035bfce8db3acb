package datajoint.gc;

import datajoint.DataJoint;
import datajoint.Table;
import datajoint.TestConnection;
import datajoint.codec.array.NdArray;
import datajoint.model.TableName;
import datajoint.row.Row;
import datajoint.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.Map;

/** A program that inserts rows in transactions of some length, of few different values, and forgets the old ones. */
final class Inserter {
    private static final int VALUES = 5;
    private static final int ROWS = 4;

    private Inserter() {}

    /** @param arguments server, folder of the store, folder for news, schema, name, first id */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path news = Path.of(arguments[2]);
        int begin = Integer.parseInt(arguments[5]);
        try (DataJoint dj =
                TestConnection.builder(TestServer.valueOf(arguments[0])).connect()) {
            dj.config().set("stores.main.protocol", "file");
            dj.config().set("stores.main.location", arguments[1]);
            Table<Row> held = dj.existingSchema(arguments[3]).table("Shared");
            System.out.println("ready");
            for (int turn = 0; !Files.exists(news.resolve("stop")); turn++) {
                int first = begin + turn * ROWS;
                dj.transaction(inside -> {
                    for (int i = 0; i < ROWS; i++) {
                        held.in(inside).insert(row(first + i));
                        pause();
                    }
                    return first;
                });
                forget(dj, arguments[3], begin, first - 2 * ROWS);
                Files.writeString(news.resolve(arguments[4]), Integer.toString(turn));
            }
        }
        System.out.println("done");
    }

    private static void forget(DataJoint dj, String schema, int from, int to) {
        String table = dj.backend().dialect().quote(new TableName(schema, "shared"));
        dj.database().connections().use("Forgetting rows", connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate("DELETE FROM %s WHERE id BETWEEN %d AND %d".formatted(table, from, to));
            }
        });
    }

    private static Map<String, Object> row(int id) {
        return Map.of(
                "id", id, "signal", "value " + id % VALUES, "grid", NdArray.of(new double[] {id % VALUES, id, id}));
    }

    /** Long enough for a collector to come in between. */
    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
