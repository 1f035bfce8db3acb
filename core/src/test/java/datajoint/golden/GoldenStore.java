package datajoint.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import datajoint.settings.Settings;
import datajoint.settings.SettingsSource;
import datajoint.testkit.SqlDump;
import datajoint.testkit.TestSchema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Rows and objects that a Python wrote, and what it reads of them: {@code mysql} and {@code postgres} of 2.3.5,
 * {@code legacy0146} of 0.14.6.
 */
record GoldenStore(String name) {
    /** The schema that Python wrote into, which stands in the paths of its objects. */
    static final String SCHEMA = "djgold_store";

    /** Loads the rows into a schema of any name. */
    void load(TestSchema schema) throws SQLException, IOException {
        String rows = text("rows.sql")
                .replace(SCHEMA + ".", schema.name() + ".")
                .replace("CREATE SCHEMA " + SCHEMA, "CREATE SCHEMA " + schema.name());
        try (Connection connection = schema.server().connect();
                Statement statement = connection.createStatement()) {
            if (!schema.server().isPostgres()) {
                statement.execute("CREATE DATABASE `%s`".formatted(schema.name()));
                statement.execute("USE `%s`".formatted(schema.name()));
                statement.execute("SET foreign_key_checks = 0");
            }
            SqlDump.of(rows).load(connection);
        }
    }

    /** Unpacks the stores into a folder. */
    void unpack(Path folder) throws IOException {
        try (InputStream resource = GoldenStore.class.getResourceAsStream(path("store.zip"));
                ZipInputStream files = new ZipInputStream(resource, StandardCharsets.UTF_8)) {
            for (ZipEntry entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
                Path file = folder.resolve(entry.getName());
                Files.createDirectories(entry.isDirectory() ? file : file.getParent());
                if (!entry.isDirectory()) {
                    Files.copy(files, file);
                }
            }
        }
    }

    /** The settings that Python had, with its stores in this folder. */
    Settings settings(Path folder) throws IOException {
        Files.writeString(
                folder.resolve("datajoint.json"), text("datajoint.json").replace("${ROOT}", folder.toString()));
        return Settings.load(new SettingsSource(folder, Map.of(), folder.resolve("secrets")));
    }

    JsonNode json(String file) throws IOException {
        return new ObjectMapper().readTree(text(file));
    }

    private String text(String file) throws IOException {
        try (InputStream resource = GoldenStore.class.getResourceAsStream(path(file))) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String path(String file) {
        return "/golden/store/%s/%s".formatted(name, file);
    }
}
