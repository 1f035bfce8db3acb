package datajoint.migrate.pointer;

import datajoint.database.Database;
import datajoint.database.Work;
import datajoint.store.ObjectPath;
import datajoint.store.Store;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The objects that runs write into a store or find there, noted before they are written: an undo removes those that its run
 * brought, and leaves those that another run needs.
 */
final class WrittenObjects {
    private static final String CREATE = """
            CREATE TABLE IF NOT EXISTS dj_migration.written_object (
              run varchar(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
              store varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
              url_digest char(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'SHA-256',
              path longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
              is_ours tinyint NOT NULL COMMENT '1 if it was not there before',
              PRIMARY KEY (run, url_digest),
              KEY (url_digest)
            ) ENGINE=InnoDB COMMENT='objects that migrated pointers need'""";

    private final Database target;
    private final String run;

    WrittenObjects(Database target, String run) {
        this.target = target;
        this.run = run;
    }

    void create() {
        use(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate(CREATE);
            }
        });
    }

    /** Notes what is about to be written, and what is needed and there; what was noted before stays as it was. */
    void expect(Store store, List<Draft> drafts) {
        List<Draft> objects =
                drafts.stream().filter(draft -> draft.object().isPresent()).toList();
        if (objects.isEmpty()) {
            return;
        }
        target.transact(
                "Noting objects",
                inside -> inside.connections().use("Noting objects", connection -> {
                    String sql =
                            "INSERT IGNORE INTO dj_migration.written_object (run, store, url_digest, path, is_ours)"
                                    + " VALUES (?, ?, ?, ?, ?)";
                    try (PreparedStatement insert = connection.prepareStatement(sql)) {
                        for (Draft draft : objects) {
                            ObjectPath path = draft.object().orElseThrow();
                            insert.setString(1, run);
                            insert.setString(2, store.name());
                            insert.setString(3, digest(store, path));
                            insert.setString(4, path.text());
                            insert.setInt(5, draft.isThere() ? 0 : 1);
                            insert.addBatch();
                        }
                        return insert.executeBatch().length;
                    }
                }));
    }

    /** Those that this run brought. */
    List<ObjectPath> ours(String store) {
        return use(connection -> {
            String sql = "SELECT path FROM dj_migration.written_object WHERE run = ? AND store = ? AND is_ours = 1";
            List<ObjectPath> paths = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setString(1, run);
                select.setString(2, store);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        paths.add(ObjectPath.of(row.getString(1)));
                    }
                }
            }
            return paths;
        });
    }

    /** The stores that this run brought objects to. */
    List<String> stores() {
        return use(connection -> {
            List<String> stores = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT DISTINCT store FROM dj_migration.written_object WHERE run = ? AND is_ours = 1")) {
                select.setString(1, run);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        stores.add(row.getString(1));
                    }
                }
            }
            return stores;
        });
    }

    /** Gives an object to another run that needs it; false if there is none. */
    boolean handOver(Store store, ObjectPath path) {
        String sql = "UPDATE dj_migration.written_object SET is_ours = 1 WHERE run <> ? AND url_digest = ? LIMIT 1";
        return use(connection -> update(connection, sql, digest(store, path))) > 0;
    }

    /** Of the place itself: settings may give its store another name. */
    private static String digest(Store store, ObjectPath path) {
        return PointerMap.digest(store.storage().url(path));
    }

    void forget() {
        use(connection -> update(connection, "DELETE FROM dj_migration.written_object WHERE run = ?"));
    }

    private int update(Connection connection, String sql, String... more) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, run);
            for (int i = 0; i < more.length; i++) {
                update.setString(i + 2, more[i]);
            }
            return update.executeUpdate();
        }
    }

    private <T> T use(Work<T> work) {
        return target.connections().use("Working with the list of objects", work);
    }
}
