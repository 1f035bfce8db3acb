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
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A fixture with its shadow, copied and with its pointers made, until it is closed. */
record Copied(LegacyFixture fixture, DataJoint dj, Migration migration) implements AutoCloseable {

    static Copied of(LegacyFixture fixture) {
        DataJoint dj = TestConnection.to(fixture.server());
        fixture.configure(dj);
        Migration migration = Migration.begin(dj.database(), fixture.schemas(), fixture.options());
        migration.run(StepName.SHADOW);
        migration.run(StepName.COPY);
        migration.run(StepName.POINTERS);
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

    /** Runs a statement on the shadows, without regard to foreign keys; schemas are called by the ends of their names. */
    void damage(String sql) {
        String[] text = {sql};
        fixture.schemas()
                .forEach(schema ->
                        text[0] = text[0].replaceAll("(?<=[ ])" + end(schema) + "\\.", "`" + schema + "_v2`."));
        Sessions.use(dj.database().connections(), "damaging", connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET SESSION foreign_key_checks = 0");
                int changed = statement.executeUpdate(text[0]);
                statement.execute("SET SESSION foreign_key_checks = 1");
                assertThat(changed > 0 || sql.startsWith("ALTER") || sql.startsWith("DROP"))
                        .as(text[0])
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
