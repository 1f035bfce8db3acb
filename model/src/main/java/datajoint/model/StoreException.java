package datajoint.model;

/** A store that cannot be reached, read or written, or a path that no store may have. */
public class StoreException extends DataJointException {
    private static final long serialVersionUID = 1L;

    public StoreException(String problem, String remedy) {
        super(problem, remedy);
    }

    public StoreException(String problem, String remedy, Throwable cause) {
        super(problem, remedy, cause);
    }
}
