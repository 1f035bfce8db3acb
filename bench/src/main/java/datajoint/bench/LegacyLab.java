package datajoint.bench;

import datajoint.DataJoint;
import datajoint.codec.blob.Blob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;

/** A server full of tables as 0.14 makes them: many rows, many files, many blobs, many tables; each in a schema of its own. */
final class LegacyLab implements AutoCloseable {
    private static final String PREFIX = "djbench_legacy_";
    private static final int BATCH = 1_000;
    private static final String DIGITS =
            "(SELECT 0 d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5"
                    + " UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)";

    private final DataJoint dj;

    LegacyLab(DataJoint dj, Path stores) {
        this.dj = dj;
        dj.config().set("stores.raw.protocol", "file");
        dj.config().set("stores.raw.location", stores.toString());
        close();
    }

    DataJoint dj() {
        return dj;
    }

    static String schema(String what) {
        return PREFIX + what;
    }

    /** A key, four numbers and a date; six powers of ten at most. */
    void makeRows(int rows) {
        String schema = make("rows");
        run(
                "CREATE TABLE %s.sample (sample int NOT NULL, channel smallint NOT NULL, value float NOT NULL, error double,"
                                .formatted(schema)
                        + " taken date, PRIMARY KEY (sample)) COMMENT='samples'",
                "INSERT INTO %s.sample SELECT n, n %% 96, n / 7, n / 3, DATE_ADD('2020-01-01', INTERVAL n %% 900 DAY) FROM"
                                .formatted(schema)
                        + " (SELECT a.d + 10*b.d + 100*c.d + 1000*e.d + 10000*f.d + 100000*g.d n FROM " + DIGITS
                        + " a, "
                        + DIGITS + " b, " + DIGITS + " c, " + DIGITS + " e, " + DIGITS + " f, " + DIGITS
                        + " g) q WHERE n < " + rows);
    }

    /** Rows that point to files of a few bytes in store {@code raw}. */
    void makePointers(int rows, Path stores) {
        String schema = make("pointers");
        run("""
                CREATE TABLE %s.`~external_raw` (hash binary(16) NOT NULL COMMENT ':uuid:', size bigint unsigned NOT NULL,
                attachment_name varchar(255), filepath varchar(1000), contents_hash binary(16) COMMENT ':uuid:',
                timestamp timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP, PRIMARY KEY (hash)) COMMENT='external storage tracking'""".formatted(schema), """
                CREATE TABLE %s.signal (id int NOT NULL, trace binary(16) NOT NULL COMMENT ':blob@raw:', PRIMARY KEY (id),
                KEY trace (trace), FOREIGN KEY (trace) REFERENCES `~external_raw` (hash)) COMMENT='signals'""".formatted(schema));
        transact(connection -> {
            String track = "INSERT INTO %s.`~external_raw` (hash, size) VALUES (?, ?)".formatted(schema);
            String point = "INSERT INTO %s.signal VALUES (?, ?)".formatted(schema);
            try (PreparedStatement tracking = connection.prepareStatement(track);
                    PreparedStatement pointing = connection.prepareStatement(point)) {
                for (int i = 0; i < rows; i++) {
                    byte[] blob = Blob.encode("signal " + i);
                    byte[] hash = md5(blob);
                    write(stores, schema, HexFormat.of().formatHex(hash), blob);
                    tracking.setBytes(1, hash);
                    tracking.setLong(2, blob.length);
                    tracking.addBatch();
                    pointing.setInt(1, i);
                    pointing.setBytes(2, hash);
                    pointing.addBatch();
                    if (i % BATCH == BATCH - 1 || i == rows - 1) {
                        tracking.executeBatch();
                        pointing.executeBatch();
                    }
                }
            }
        });
    }

    /** Blobs in the table, of 100 kB each. */
    void makeBlobs(int rows) {
        String schema = make("blobs");
        run("CREATE TABLE %s.scan (id int NOT NULL, frame longblob NOT NULL, PRIMARY KEY (id)) COMMENT='scans'"
                .formatted(schema));
        float[] trace = Lab.trace();
        transact(connection -> {
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO %s.scan VALUES (?, ?)".formatted(schema))) {
                for (int i = 0; i < rows; i++) {
                    float[] own = trace.clone();
                    own[0] = i;
                    insert.setInt(1, i);
                    insert.setBytes(2, Blob.encode(own));
                    insert.executeUpdate();
                }
            }
        });
    }

    /** Each table refers to the one before it. */
    void makeTables(int tables) {
        String schema = make("tables");
        for (int i = 0; i < tables; i++) {
            String column = i == 0 ? "" : ", before_id int NOT NULL";
            String key = i == 0
                    ? ""
                    : ", FOREIGN KEY (before_id) REFERENCES %s.t%03d (t%03d_id)".formatted(schema, i - 1, i - 1);
            run(
                    "CREATE TABLE %s.t%03d (t%03d_id int NOT NULL, note varchar(40), size float%s, PRIMARY KEY (t%03d_id)%s)"
                                    .formatted(schema, i, i, column, i, key)
                            + " COMMENT='table'",
                    "INSERT INTO %s.t%03d VALUES (1, 'a', 0.5%s), (2, 'b', 1.5%s)"
                            .formatted(schema, i, i == 0 ? "" : ", 1", i == 0 ? "" : ", 2"));
        }
    }

    /** The same rows by one bare statement, into a table just like the shadow. */
    void copyBare() {
        String bare = schema("rows_bare");
        run(
                "DROP DATABASE IF EXISTS " + bare,
                "CREATE DATABASE " + bare,
                "CREATE TABLE %s.sample LIKE %s.sample".formatted(bare, schema("rows")));
    }

    long insertBare() {
        long start = System.nanoTime();
        run("INSERT INTO %s.sample SELECT * FROM %s.sample".formatted(schema("rows_bare"), schema("rows")));
        return System.nanoTime() - start;
    }

    private String make(String what) {
        String schema = schema(what);
        run("CREATE DATABASE " + schema);
        return schema;
    }

    private static void write(Path stores, String schema, String hex, byte[] bytes) {
        try {
            Path file = stores.resolve(schema)
                    .resolve(hex.substring(0, 2))
                    .resolve(hex.substring(2, 4))
                    .resolve(hex);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] md5(byte[] bytes) {
        try {
            return MessageDigest.getInstance("MD5").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5.", e);
        }
    }

    /** Work on one connection. */
    private interface Work {
        void run(Connection connection) throws SQLException;
    }

    private void transact(Work work) {
        dj.database()
                .connections()
                .transact(
                        "Making a lab",
                        inside -> inside.use("Making a lab", connection -> {
                            work.run(connection);
                            return 0;
                        }));
    }

    private void run(String... statements) {
        dj.database().connections().use("Making a lab", connection -> {
            try (Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
            return 0;
        });
    }

    @Override
    public void close() {
        for (String what : List.of("rows", "rows_bare", "pointers", "blobs", "tables")) {
            for (String suffix : List.of("_old", "_v2", "")) {
                run("DROP DATABASE IF EXISTS " + schema(what) + suffix);
            }
        }
    }
}
