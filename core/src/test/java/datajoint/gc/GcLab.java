package datajoint.gc;

import datajoint.DataJoint;
import datajoint.DataJointBuilder;
import datajoint.Table;
import datajoint.TestConnection;
import datajoint.codec.Codec;
import datajoint.model.Tier;
import datajoint.row.Row;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Two schemas and a store in a folder, whose objects a test can make old. */
final class GcLab implements AutoCloseable {
    static final String HELD = """
            id : int32
            ---
            signal = null : <blob@main>
            thing = null : <object@main>
            """;

    private final TestServer server;
    private final Path folder;
    private final TestSchema first;
    private final TestSchema second;
    private final DataJoint dj;
    private final HookedStorage hooks = new HookedStorage();
    private final Set<Path> earlier = new HashSet<>();

    GcLab(TestServer server, Path folder, Codec... codecs) {
        this.server = server;
        this.folder = folder;
        this.first = TestSchema.on(server, "gca");
        this.second = TestSchema.on(server, "gcb");
        this.dj = connect(TestConnection.builder(server), codecs);
        dj.schema(first.name());
        dj.schema(second.name());
    }

    /** One more program that uses the same store. */
    DataJoint connect(DataJointBuilder builder, Codec... codecs) {
        builder.storage(hooks);
        for (Codec codec : codecs) {
            builder.codec(codec);
        }
        DataJoint other = builder.connect();
        other.config().set("stores.main.protocol", "hooked");
        other.config().set("stores.main.location", folder.toString());
        other.config().set("stores.default", "main");
        return other;
    }

    DataJoint dj() {
        return dj;
    }

    HookedStorage hooks() {
        return hooks;
    }

    String first() {
        return first.name();
    }

    String second() {
        return second.name();
    }

    /** A table with a blob and an object in the store. */
    Table<Row> held(String schema) {
        return dj.schema(schema).declare(Tier.MANUAL, "Held", HELD);
    }

    Table<Row> held() {
        return held(first());
    }

    GarbageCollector collector() {
        return collector(dj);
    }

    GarbageCollector collector(DataJoint by) {
        return by.garbageCollector("main").with(GcOptions.DEFAULT.withUnrelated(others()));
    }

    /** The schemas that other tests have at this moment. */
    Set<String> others() {
        Set<String> others = new TreeSet<>(dj.schemas());
        others.removeAll(List.of(first(), second()));
        return others;
    }

    /** Every object, quarantine included, was written two weeks ago. */
    void age() {
        files().forEach(GcLab::age);
    }

    private static void age(Path file) {
        try {
            Files.setLastModifiedTime(
                    file,
                    FileTime.from(
                            Instant.ofEpochMilli(System.currentTimeMillis()).minus(Duration.ofDays(14))));
        } catch (NoSuchFileException e) {
            // Somebody else has just removed it.
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What collections took before the last call of this, they took two weeks ago; the rest keeps its time. */
    void ageQuarantineOfEarlierRounds() {
        List<Path> journals =
                files().stream().filter(file -> file.endsWith("journal.json")).toList();
        journals.stream().filter(earlier::contains).forEach(GcLab::age);
        earlier.addAll(journals);
    }

    /** The paths of all objects that are not in quarantine, in order. */
    List<String> objects() {
        return paths().filter(path -> !path.startsWith("_quarantine/")).toList();
    }

    /** The paths of all objects in quarantine, in order, journals left out. */
    List<String> quarantined() {
        return paths().filter(path -> path.startsWith("_quarantine/") && !path.endsWith(".json"))
                .toList();
    }

    private Stream<String> paths() {
        return files().stream()
                .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                .sorted();
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An object that no row knows. */
    Path plant(String path) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, "planted " + path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Done beside the library, as by another program. {@code {}} stands for the quotes of names. */
    void sql(String... statements) {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(quoted(text));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The one value of a query. */
    String text(String query) {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(quoted(query))) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String quoted(String sql) {
        return sql.replace("{}", server.isPostgres() ? "\"" : "`");
    }

    @Override
    public void close() {
        dj.close();
        first.close();
        second.close();
    }
}
