package datajoint.migrate.verify;

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
import java.sql.Statement;
import java.time.Clock;

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

    void execute(String sql) {
        Sessions.use(dj.database().connections(), "damaging", connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    @Override
    public void close() {
        migration.log().close();
        dj.close();
        fixture.close();
    }
}
