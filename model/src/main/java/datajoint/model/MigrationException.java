package datajoint.model;

/** A migration that cannot go on as things are. What was done stays and is in the journal. */
public class MigrationException extends DataJointException {
    private static final long serialVersionUID = 1L;

    public MigrationException(String problem, String remedy) {
        super(problem, remedy);
    }

    public MigrationException(String problem, String remedy, Throwable cause) {
        super(problem, remedy, cause);
    }
}
