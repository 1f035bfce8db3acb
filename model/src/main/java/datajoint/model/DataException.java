package datajoint.model;

/** A value that an attribute cannot hold: wrong type, out of range, too long, not a member, missing. */
public final class DataException extends DataJointException {
    private static final long serialVersionUID = 1L;

    public DataException(String problem, String remedy) {
        super(problem, remedy);
    }

    public DataException(String problem, String remedy, Throwable cause) {
        super(problem, remedy, cause);
    }
}
