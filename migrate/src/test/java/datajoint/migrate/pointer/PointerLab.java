package datajoint.migrate.pointer;

import datajoint.DataJoint;
import datajoint.TestConnection;
import datajoint.migrate.Migration;
import datajoint.migrate.journal.RunLog;
import datajoint.migrate.plan.PlanOptions;
import datajoint.migrate.step.Context;
import datajoint.migrate.step.Progress;
import datajoint.migrate.step.Servers;
import datajoint.migrate.step.StepName;
import datajoint.migrate.step.Stopper;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A small legacy schema with one store, filled by hand. Its attributes have the names that statements of the step use for
 * themselves.
 */
final class PointerLab implements AutoCloseable {
    final DataJoint dj;
    final String schema;
    final Path store;
    private final TestServer server;

    PointerLab(TestServer server, Path folder) {
        this.server = server;
        this.dj = TestConnection.to(server);
        this.schema = TestSchema.on(server, "pointers").name();
        this.store = folder.resolve("raw");
        folder(store);
        configure("raw", store);
        execute("CREATE DATABASE `" + schema + "`");
        execute("CREATE TABLE `" + schema + "`.`~external_raw` (hash binary(16) NOT NULL PRIMARY KEY,"
                + " size bigint unsigned NOT NULL, attachment_name varchar(255) DEFAULT NULL,"
                + " filepath varchar(1000) DEFAULT NULL, contents_hash binary(16) DEFAULT NULL,"
                + " timestamp timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP) CHARACTER SET utf8mb4"
                + " COMMENT='external storage tracking for `raw`'");
        execute("CREATE TABLE `" + schema + "`.`scan` (`legacy` int NOT NULL, `run` binary(16) DEFAULT NULL COMMENT"
                + " ':blob@raw:the run', `state` binary(16) DEFAULT NULL COMMENT ':attach@raw:', `json` binary(16)"
                + " DEFAULT NULL COMMENT ':filepath@raw:', `place` timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON"
                + " UPDATE CURRENT_TIMESTAMP, PRIMARY KEY (`legacy`)"
                + keys("run", "state", "json") + ") COMMENT='scans'");
    }

    private String keys(String... columns) {
        StringBuilder keys = new StringBuilder();
        for (String column : columns) {
            keys.append(", FOREIGN KEY (`%s`) REFERENCES `%s`.`~external_raw` (hash)".formatted(column, schema));
        }
        return keys.toString();
    }

    void configure(String name, Path location) {
        folder(location);
        dj.config().set("stores." + name + ".protocol", "file");
        dj.config().set("stores." + name + ".location", location.toString());
    }

    /** Puts a blob where 0.14 would; gives its pointer. */
    String blob(String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        String hex = md5(bytes);
        write(blobPath(hex), bytes);
        track(hex, bytes.length, null, null, null);
        return hex;
    }

    String blobPath(String hex) {
        return schema + "/" + hex.substring(0, 2) + "/" + hex.substring(2, 4) + "/" + hex;
    }

    String attachment(String name, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        String hex = md5((name + "\0" + content).getBytes(StandardCharsets.UTF_8));
        write(blobPath(hex) + "." + name, bytes);
        track(hex, bytes.length, name, null, null);
        return hex;
    }

    /** A tracked path; nothing is written if the content is "". */
    String filepath(String path, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        String hex = md5(path.getBytes(StandardCharsets.UTF_8));
        if (!content.isEmpty()) {
            write(path, bytes);
        }
        track(hex, bytes.length, null, path, md5(bytes));
        return hex;
    }

    void track(String hex, long size, String attachment, String filepath, String contentsHash) {
        update(
                "INSERT IGNORE INTO `" + schema + "`.`~external_raw` (hash, size, attachment_name, filepath,"
                        + " contents_hash, timestamp) VALUES (UNHEX(?), ?, ?, ?, UNHEX(?), '2024-05-06 07:08:09')",
                hex,
                Long.toString(size),
                attachment,
                filepath,
                contentsHash);
    }

    void row(int id, String blob, String attachment, String filepath) {
        update(
                "INSERT INTO `" + schema + "`.`scan` (`legacy`, `run`, `state`, `json`, `place`)"
                        + " VALUES (?, UNHEX(?), UNHEX(?), UNHEX(?), '2020-01-02 03:04:05')",
                Integer.toString(id),
                blob,
                attachment,
                filepath);
    }

    void write(String path, byte[] bytes) {
        try {
            Path file = store.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything before the pointers is done. */
    Migration copied(PlanOptions options) {
        Migration migration = Migration.begin(dj.database(), List.of(schema), options);
        migration.run(StepName.SHADOW);
        migration.run(StepName.COPY);
        return migration;
    }

    Context context(Migration migration, Progress progress, Stopper stopper) {
        return context(migration.log(), progress, stopper);
    }

    Context context(RunLog log, Progress progress, Stopper stopper) {
        return new Context(Servers.one(dj.database()), log.plan(), log, progress, stopper, Clock.systemUTC());
    }

    /** The shadow, by key and column. */
    Map<String, String> shadow() {
        return dj.database().connections().use("Reading", connection -> {
            Map<String, String> all = new TreeMap<>();
            String sql = "SELECT `legacy`, `run`, `state`, `json`, CAST(`place` AS CHAR) FROM `" + schema
                    + "_v2`.`scan` ORDER BY 1";
            try (PreparedStatement select = connection.prepareStatement(sql);
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String key = row.getString(1);
                    all.put(key + ".run", String.valueOf(row.getString(2)));
                    all.put(key + ".state", String.valueOf(row.getString(3)));
                    all.put(key + ".json", String.valueOf(row.getString(4)));
                    all.put(key + ".place", row.getString(5));
                }
            }
            return all;
        });
    }

    /** All files below the store, by path. */
    List<String> files() {
        List<String> files = new ArrayList<>();
        try (var walk = Files.walk(store)) {
            walk.filter(Files::isRegularFile)
                    .map(file -> store.relativize(file).toString())
                    .sorted()
                    .forEach(files::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    void execute(String sql) {
        update(sql);
    }

    void update(String sql, String... values) {
        dj.database().connections().use("Preparing a test", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setString(i + 1, values[i]);
                }
                return statement.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        });
    }

    static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void folder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        dj.close();
        for (String suffix : List.of("", "_v2", "_old")) {
            TestSchema.named(server, schema + suffix).close();
        }
    }
}
