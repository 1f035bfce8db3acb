package datajoint.migrate.journal;

/** How far a step is. */
public enum StepState {
    RUNNING,
    DONE,
    FAILED,
    UNDONE
}
