package datajoint.migrate;

import datajoint.migrate.journal.RunEntry;
import datajoint.migrate.journal.RunLog;
import datajoint.migrate.journal.StepEntry;
import datajoint.migrate.journal.StepState;
import datajoint.migrate.plan.PlanJson;
import datajoint.migrate.step.StepName;
import datajoint.model.MigrationException;
import java.util.List;

/** Which step may follow which. */
final class StepOrder {
    private final RunLog log;
    private final List<StepName> steps;
    private final boolean aside;

    /** @param aside whether the legacy tables have other names by now */
    StepOrder(RunLog log, List<StepName> steps, boolean aside) {
        this.log = log;
        this.steps = steps;
        this.aside = aside;
    }

    /** @throws MigrationException if the migration has ended, or if its plan was changed by hand */
    void requireOpen() {
        RunEntry head = log.head();
        String group = log.plan().group();
        if (head.isClosed()) {
            throw new MigrationException(
                    "The migration of %s that began at %s has ended.".formatted(group, head.began()),
                    "Begin another one with dj migrate plan.");
        }
        if (!head.planHash().equals(PlanJson.hash(log.plan()))) {
            throw new MigrationException(
                    "The plan of %s is not the one that was made: its hash is another.".formatted(group),
                    "Was dj_migration.run changed by hand, or the tool replaced? Undo with the release that began (%s),"
                                    .formatted(head.tool())
                            + " and plan again.");
        }
    }

    /** @throws MigrationException if a step before it is not done, or if it comes too late */
    void requireAllowed(StepName name) {
        requireNoHalfUndone();
        for (StepName before : steps) {
            if (before.compareTo(name) < 0 && before != StepName.WATCH && !log.isDone(before.word())) {
                throw new MigrationException(
                        "Before %s comes %s, which is %s."
                                .formatted(name.word(), before.word(), MigrationStatus.words(log.step(before.word()))),
                        "Run it first: dj migrate %s."
                                .formatted((before == StepName.JOBS ? StepName.POINTERS : before).word()));
            }
        }
        if (name.compareTo(StepName.VERIFY) < 0 && aside) {
            throw new MigrationException(
                    "The new tables have their final names already, and %s comes before that.".formatted(name.word()),
                    "If you need it, take the cutover back first: dj migrate undo cutover.");
        }
    }

    /** @throws MigrationException if the new tables do not have all rows */
    void requireWhole(StepName name) {
        long sample = log.plan().options().sample();
        if (name == StepName.CUTOVER && sample > 0) {
            throw new MigrationException(
                    "This is a rehearsal: the new tables have a sample of %,d rows each, and not all."
                            .formatted(sample),
                    "Take it back with dj migrate undo, and plan again without --sample.");
        }
    }

    private void requireNoHalfUndone() {
        for (StepEntry step : log.steps()) {
            if (step.state() == StepState.UNDOING) {
                throw new MigrationException(
                        "Step %s is half taken back.".formatted(step.step()),
                        "Finish that first: dj migrate undo %s.".formatted(step.step()));
            }
        }
    }

    /** @throws MigrationException if there is no way back any more */
    void requireNotCleaned() {
        if (isBegun(StepName.CLEANUP)) {
            throw new MigrationException(
                    "The legacy tables of %s were dropped by cleanup: there is no way back."
                            .formatted(log.plan().group()),
                    "Restore them from a backup under other names, if you need them.");
        }
    }

    /** What is proven about the tables is not proven any more once a step before it is repeated. */
    void outdate(StepName name) {
        if (name.compareTo(StepName.VERIFY) < 0) {
            steps.stream()
                    .filter(later -> later.compareTo(name) > 0 && later.compareTo(StepName.VERIFY) <= 0)
                    .forEach(later -> log.outdated(later.word()));
        }
    }

    boolean isBegun(StepName name) {
        return log.step(name.word())
                .map(StepEntry::state)
                .filter(state -> state != StepState.UNDONE)
                .isPresent();
    }
}
