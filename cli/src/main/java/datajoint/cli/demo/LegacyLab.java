package datajoint.cli.demo;

import datajoint.embedded.ServerAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Schemas, files and code of a small lab, as the real DataJoint 0.14.6 left them. */
final class LegacyLab {
    static final List<String> SCHEMAS = List.of("lab", "heart");
    static final String CONFIG = "dj_local_conf.json";
    private static final String PIPELINE = "pipeline.py";

    private final Path folder;

    private LegacyLab(Path folder) {
        this.folder = folder;
    }

    /** Puts the files of the lab into a folder. */
    static LegacyLab unpack(Path folder) throws IOException {
        try (InputStream in = resource("stores.zip")) {
            ZipInputStream zip = new ZipInputStream(in, StandardCharsets.UTF_8);
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(zip, file);
            }
        }
        for (String name : List.of(CONFIG, PIPELINE)) {
            try (InputStream in = resource(name)) {
                Files.copy(in, folder.resolve(name));
            }
        }
        String settings = """
                {
                  "stores": {
                    "default": "raw",
                    "raw": {"protocol": "file", "location": "%s"}
                  }
                }
                """.formatted(folder.resolve("stores/raw").toString().replace("\\", "\\\\"));
        Files.writeString(folder.resolve("datajoint.json"), settings);
        return new LegacyLab(folder);
    }

    /** Puts the schemas on a server. */
    void load(ServerAddress server) throws SQLException, IOException {
        String url = "jdbc:mariadb://%s:%d/".formatted(server.host(), server.port());
        try (Connection connection = DriverManager.getConnection(url, server.user(), server.password());
                Statement statement = connection.createStatement();
                InputStream in = resource("lab.sql")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                statement.execute(line);
            }
        }
    }

    Path folder() {
        return folder;
    }

    private static InputStream resource(String name) {
        InputStream in = LegacyLab.class.getResourceAsStream("lab/" + name);
        if (in == null) {
            throw new UncheckedIOException(new IOException("The demonstration lacks its file lab/" + name));
        }
        return in;
    }
}
