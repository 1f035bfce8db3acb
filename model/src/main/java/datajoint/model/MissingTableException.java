package datajoint.model;

/** A table or schema that is not in the database. */
public final class MissingTableException extends DataJointException {
    private static final long serialVersionUID = 1L;

    public MissingTableException(String problem, String remedy) {
        super(problem, remedy);
    }

    public MissingTableException(String problem, String remedy, Throwable cause) {
        super(problem, remedy, cause);
    }
}
