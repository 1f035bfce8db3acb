package datajoint.migrate.verify;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.DataJoint;
import datajoint.TestConnection;
import datajoint.migrate.Migration;
import datajoint.migrate.fixture.LegacyFixture;
import datajoint.migrate.step.Context;
import datajoint.migrate.step.Progress;
import datajoint.migrate.step.Servers;
import datajoint.migrate.step.Sessions;
import datajoint.migrate.step.StepName;
import datajoint.migrate.step.Stopper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.Deflater;

/** A fixture with its shadow, copied and with its pointers made, until it is closed. */
record Copied(LegacyFixture fixture, DataJoint dj, Migration migration) implements AutoCloseable {

    static Copied of(LegacyFixture fixture) {
        DataJoint dj = TestConnection.to(fixture.server());
        fixture.configure(dj);
        Migration migration = Migration.begin(dj.database(), fixture.schemas(), fixture.options());
        migration.run(StepName.SHADOW);
        migration.run(StepName.COPY);
        migration.run(StepName.POINTERS);
        migration.run(StepName.JOBS);
        return new Copied(fixture, dj, migration);
    }

    Certificate verify() {
        return verify(VerifyOptions.strict());
    }

    Certificate verify(VerifyOptions options) {
        return Verification.certificate(context(), options);
    }

    Context context() {
        return new Context(
                Servers.one(dj.database()),
                migration.plan(),
                migration.log(),
                Progress.SILENT,
                Stopper.NEVER,
                Clock.systemUTC());
    }

    /** Compresses blobs of a shadow, which are too short to be compressed otherwise. */
    void pack(String table, String column) {
        String name = named(" " + table);
        Sessions.use(dj.database().connections(), "packing", connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT " + column + " FROM " + name);
                    PreparedStatement update = connection.prepareStatement(
                            "UPDATE " + name + " SET " + column + " = ? WHERE " + column + " = ?")) {
                while (rows.next()) {
                    update.setBytes(1, packed(rows.getBytes(1)));
                    update.setBytes(2, rows.getBytes(1));
                    update.executeUpdate();
                }
            }
            return name;
        });
    }

    private static byte[] packed(byte[] plain) {
        ByteBuffer packed = ByteBuffer.allocate(plain.length + 100).order(ByteOrder.LITTLE_ENDIAN);
        packed.put("ZL123\0".getBytes(StandardCharsets.US_ASCII)).putLong(plain.length);
        Deflater zlib = new Deflater();
        zlib.setInput(plain);
        zlib.finish();
        zlib.deflate(packed);
        zlib.end();
        return Arrays.copyOf(packed.array(), packed.position());
    }

    /** A statement in which schemas are called by the ends of their names. */
    private String named(String sql) {
        String text = sql;
        for (String schema : fixture.schemas()) {
            text = text.replaceAll("(?<=[ ])" + end(schema) + "\\.", "`" + schema + "_v2`.");
        }
        return text;
    }

    /** Runs a statement on the shadows, without regard to foreign keys; schemas are called by the ends of their names. */
    void damage(String sql) {
        String text = named(sql);
        Sessions.use(dj.database().connections(), "damaging", connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET SESSION foreign_key_checks = 0");
                int changed = statement.executeUpdate(text);
                statement.execute("SET SESSION foreign_key_checks = 1");
                assertThat(changed > 0 || sql.startsWith("ALTER") || sql.startsWith("DROP"))
                        .as(text)
                        .isTrue();
                return changed;
            }
        });
    }

    /** What a certificate finds wrong: kind, table and attribute of each problem. */
    List<String> found() {
        return verify().problems().stream()
                .map(problem -> problem.kind() + " " + end(problem.table().split("\\.", 2)[0]) + "."
                        + problem.table().split("\\.", 2)[1]
                        + (problem.attribute().isEmpty() ? "" : " " + problem.attribute()))
                .toList();
    }

    private String end(String schema) {
        return fixture.original(schema).substring("djd_".length());
    }

    /** A file of a store, by its name. */
    Path file(String store, String name) throws IOException {
        return find(fixture.store(store), path -> path.getFileName().toString().equals(name));
    }

    /** An object that was written for an attachment. */
    Path attachment() throws IOException {
        return find(fixture.store("raw").resolve("_hash"), path -> true);
    }

    private static Path find(Path folder, Predicate<Path> which) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(which)
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Override
    public void close() {
        migration.log().close();
        dj.close();
        fixture.close();
    }
}
