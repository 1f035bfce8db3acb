package datajoint.model;

/** Rows that a foreign key or another constraint forbids. */
public class IntegrityException extends DataJointException {
    private static final long serialVersionUID = 1L;

    public IntegrityException(String problem, String remedy) {
        super(problem, remedy);
    }

    public IntegrityException(String problem, String remedy, Throwable cause) {
        super(problem, remedy, cause);
    }
}
