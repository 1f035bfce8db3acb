package datajoint.migrate.step;

import java.util.List;

/** A step of a migration. Doing it twice is doing it once; after a kill it goes on where it was. */
public interface Step {
    StepName name();

    /** What {@link #run} would do now, exactly and in order; nothing is changed. */
    List<Operation> operations(Context context);

    /**
     * Does what is not done yet. The runner has checked that the steps before it are done and that the legacy tables are
     * those of the plan, and writes begin and end to the journal.
     *
     * @throws datajoint.model.MigrationException if it cannot; what was done stays, and is known to the journal
     */
    Outcome run(Context context);

    /** Takes back what {@link #run} did, as far as it came; harmless if it did nothing. */
    void undo(Context context);
}
