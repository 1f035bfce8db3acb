package datajoint.migrate.pointer;

import datajoint.database.Database;
import datajoint.database.Work;
import datajoint.migrate.files.FileState;
import datajoint.migrate.plan.PlannedColumn;
import datajoint.migrate.plan.PlannedTable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** From legacy pointers to JSON, in a table of the journal's schema, so that statements can use it. */
final class PointerMap {
    static final String TABLE = "dj_migration.pointer_map";
    private static final String CREATE = """
            CREATE TABLE IF NOT EXISTS dj_migration.pointer_map (
              run varchar(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
              source varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'schema.table.attribute',
              legacy varchar(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'the pointer of 0.14',
              json longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'the pointer of 2.0',
              path_digest char(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'SHA-256 of the path in it',
              state varchar(20) NOT NULL,
              detail longtext NOT NULL COMMENT 'what the store said',
              place longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'store:path of the legacy file',
              PRIMARY KEY (run, source, legacy),
              KEY (run, source, path_digest)
            ) ENGINE=InnoDB COMMENT='what legacy pointers become'""";

    private static final int ROWS = 500;

    private final Database target;
    private final String run;

    PointerMap(Database target, String run) {
        this.target = target;
        this.run = run;
    }

    static String source(PlannedTable table, PlannedColumn column) {
        return table.legacy() + "." + column.name();
    }

    void create() {
        use(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate(CREATE);
            }
        });
    }

    /** The pointers that are in the map, of those asked for, by value. */
    Map<String, Pointer> known(String source, List<String> values) {
        if (values.isEmpty()) {
            return Map.of();
        }
        String places = String.join(", ", Collections.nCopies(values.size(), "?"));
        Map<String, Pointer> known = new HashMap<>();
        read(source, "AND legacy IN (" + places + ")", values).forEach(pointer -> known.put(pointer.value(), pointer));
        return known;
    }

    /** Those whose files are not as they should be. */
    List<Pointer> problems(String source) {
        return read(source, "AND state <> 'PRESENT' ORDER BY legacy", List.of());
    }

    private List<Pointer> read(String source, String which, List<String> values) {
        return use(connection -> {
            List<Pointer> pointers = new ArrayList<>();
            String sql = "SELECT legacy, json, state, detail, place FROM dj_migration.pointer_map"
                    + " WHERE run = ? AND source = ? " + which;
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setString(1, run);
                select.setString(2, source);
                for (int i = 0; i < values.size(); i++) {
                    select.setString(i + 3, values.get(i));
                }
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        FileState state = FileState.valueOf(row.getString(3));
                        pointers.add(new Pointer(
                                row.getString(1), row.getString(2), "", state, row.getString(4), row.getString(5)));
                    }
                }
            }
            return pointers;
        });
    }

    void put(String source, List<Pointer> pointers) {
        target.transact(
                "Writing pointers",
                inside ->
                        inside.connections().use("Writing pointers", connection -> put(connection, source, pointers)));
    }

    private int put(Connection connection, String source, List<Pointer> pointers) throws SQLException {
        for (int begin = 0; begin < pointers.size(); begin += ROWS) {
            List<Pointer> some = pointers.subList(begin, Math.min(pointers.size(), begin + ROWS));
            String rows = String.join(", ", Collections.nCopies(some.size(), "(?, ?, ?, ?, ?, ?, ?, ?)"));
            String sql = "REPLACE INTO dj_migration.pointer_map"
                    + " (run, source, legacy, json, path_digest, state, detail, place) VALUES " + rows;
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                int place = 1;
                for (Pointer pointer : some) {
                    for (String value : List.of(
                            run,
                            source,
                            pointer.value(),
                            pointer.json(),
                            digest(pointer.path()),
                            pointer.state().name(),
                            pointer.detail(),
                            pointer.place())) {
                        insert.setString(place++, value);
                    }
                }
                insert.executeUpdate();
            }
        }
        return pointers.size();
    }

    static String digest(String path) {
        try {
            byte[] sha = MessageDigest.getInstance("SHA-256").digest(path.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    void forget() {
        use(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM dj_migration.pointer_map WHERE run = ?")) {
                delete.setString(1, run);
                return delete.executeUpdate();
            }
        });
    }

    private <T> T use(Work<T> work) {
        return target.connections().use("Working with the map of pointers", work);
    }
}
