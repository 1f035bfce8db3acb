package datajoint.migrate.pointer;

import datajoint.database.Database;
import datajoint.database.Work;
import datajoint.migrate.files.FileState;
import datajoint.migrate.plan.PlannedColumn;
import datajoint.migrate.plan.PlannedTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** From legacy pointers to JSON, in a table of the journal's schema, so that statements can use it. */
final class PointerMap {
    static final String TABLE = "dj_migration.pointer";
    private static final String CREATE = """
            CREATE TABLE IF NOT EXISTS dj_migration.pointer (
              run varchar(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
              source varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'schema.table.attribute',
              legacy varchar(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'the pointer of 0.14',
              json longtext NOT NULL COMMENT 'the pointer of 2.0',
              state varchar(20) NOT NULL,
              place longtext NOT NULL COMMENT 'store:path of the legacy file',
              made longtext NOT NULL COMMENT 'path of an object written for it',
              PRIMARY KEY (run, source, legacy)
            ) ENGINE=InnoDB COMMENT='what legacy pointers become'""";

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

    /** The pointers that are in the map and in order. */
    Set<String> known(String source) {
        return use(connection -> {
            Set<String> known = new HashSet<>();
            String sql = "SELECT legacy FROM dj_migration.pointer WHERE run = ? AND source = ? AND state = 'PRESENT'";
            try (PreparedStatement select = prepare(connection, sql, source);
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    known.add(rows.getString(1));
                }
            }
            return known;
        });
    }

    void put(String source, List<Pointer> pointers) {
        target.transact(
                "Writing pointers",
                inside -> inside.connections().use("Writing pointers", connection -> {
                    String sql = "REPLACE INTO dj_migration.pointer (run, source, legacy, json, state, place, made)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?)";
                    try (PreparedStatement insert = connection.prepareStatement(sql)) {
                        for (Pointer pointer : pointers) {
                            insert.setString(1, run);
                            insert.setString(2, source);
                            insert.setString(3, pointer.value());
                            insert.setString(4, pointer.json());
                            insert.setString(5, pointer.state().name());
                            insert.setString(6, pointer.place());
                            insert.setString(7, pointer.made());
                            insert.addBatch();
                        }
                        insert.executeBatch();
                    }
                    return pointers.size();
                }));
    }

    /** Those with something wrong, or with an object that was made for them. */
    List<Pointer> remarkable(String source) {
        return use(connection -> {
            List<Pointer> pointers = new ArrayList<>();
            String sql = "SELECT legacy, json, state, place, made FROM dj_migration.pointer"
                    + " WHERE run = ? AND source = ? AND (state <> 'PRESENT' OR made <> '') ORDER BY legacy";
            try (PreparedStatement select = prepare(connection, sql, source);
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    pointers.add(new Pointer(
                            rows.getString(1),
                            rows.getString(2),
                            FileState.valueOf(rows.getString(3)),
                            rows.getString(4),
                            rows.getString(5)));
                }
            }
            return pointers;
        });
    }

    void forget() {
        use(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM dj_migration.pointer WHERE run = ?")) {
                delete.setString(1, run);
                return delete.executeUpdate();
            }
        });
    }

    private PreparedStatement prepare(Connection connection, String sql, String source) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, run);
        statement.setString(2, source);
        return statement;
    }

    private <T> T use(Work<T> work) {
        return target.connections().use("Working with the map of pointers", work);
    }
}
