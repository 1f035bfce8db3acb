package datajoint.model;

/** An error of the database server that has no class of its own; the server's error is the cause. */
public final class DatabaseException extends DataJointException {
    private static final long serialVersionUID = 1L;

    public DatabaseException(String problem, String remedy) {
        super(problem, remedy);
    }

    public DatabaseException(String problem, String remedy, Throwable cause) {
        super(problem, remedy, cause);
    }
}
