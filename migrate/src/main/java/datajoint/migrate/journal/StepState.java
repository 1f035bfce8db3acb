package datajoint.migrate.journal;

/** How far a step is. */
public enum StepState {
    RUNNING,
    DONE,
    FAILED,
    /** As a person asked, at a place where it can go on. */
    STOPPED,
    /** Done, but a step before it was repeated since: to be repeated too. */
    OUTDATED,
    /** It is being taken back, or that failed in the middle. */
    UNDOING,
    UNDONE
}
