package datajoint.cli.migrate;

import datajoint.migrate.Migration;
import datajoint.migrate.step.Operation;
import datajoint.migrate.step.Outcome;
import datajoint.migrate.step.StepName;
import datajoint.migrate.step.StoppedException;
import datajoint.model.DataJointException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Runs steps of a migration for a person: shows how far they are, and what comes next. */
final class StepRun {
    private final CommandSpec command;
    private final MigrateSession session;
    private final Migration migration;
    private final Clock clock;

    StepRun(CommandSpec command, MigrateSession session, Migration migration) {
        this.command = command;
        this.session = session;
        this.migration = migration;
        this.clock = Clock.systemUTC();
    }

    /** What steps would do. */
    int show(List<StepName> steps) {
        PrintWriter out = command.commandLine().getOut();
        long operations = 0;
        for (StepName step : steps) {
            if (migration.steps().contains(step)) {
                out.println("-- " + step.word());
                for (Operation operation : migration.operations(step)) {
                    out.println(text(operation));
                    operations++;
                }
            }
        }
        out.printf("-- %,d operations; nothing was changed.%n", operations);
        return ExitCode.DONE;
    }

    private static String text(Operation operation) {
        return operation instanceof Operation.Sql ? operation.text().strip() + ";" : "-- file: " + operation.text();
    }

    /** Runs steps one after the other. */
    int run(List<StepName> steps) {
        int code = session.interruption()
                .protect(() -> protectedRun(() -> {
                    for (StepName step : steps) {
                        if (migration.steps().contains(step)) {
                            run(step);
                        }
                    }
                }));
        if (code == ExitCode.DONE) {
            next();
        }
        return code;
    }

    /** Does something that may be stopped; a stop is told here, as a process that ends tells nothing any more. */
    int protectedRun(Runnable work) {
        try {
            work.run();
            return ExitCode.DONE;
        } catch (StoppedException e) {
            session.progress().end();
            command.commandLine().getErr().println("dj: " + e.getMessage());
            return ExitCode.STOPPED;
        } catch (DataJointException e) {
            session.progress().end();
            if (!session.interruption().isStopping()) {
                throw e;
            }
            command.commandLine().getErr().println("dj: " + e.getMessage());
            return ExitCode.of(e);
        }
    }

    private void run(StepName step) {
        Instant began = clock.instant();
        Outcome outcome = migration.run(step);
        session.progress().end();
        PrintWriter out = command.commandLine().getOut();
        out.printf(
                "%-9s done in %s: %s%n",
                step.word(), Words.time(Duration.between(began, clock.instant())), Words.counts(outcome.counts()));
        outcome.messages().forEach(message -> out.println("  " + message));
        out.flush();
    }

    /** Says what a person can do now. */
    void next() {
        PrintWriter out = command.commandLine().getOut();
        Optional<StepName> next = migration.status().next();
        next.ifPresent(step -> out.println("Next: " + session.command(verb(step), migration)));
    }

    /** Jobs have no command of their own. */
    static String verb(StepName step) {
        return step == StepName.JOBS ? StepName.POINTERS.word() : step.word();
    }
}
