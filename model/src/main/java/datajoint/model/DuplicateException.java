package datajoint.model;

/** A row whose key, or whose unique attributes, are in the table already. */
public final class DuplicateException extends IntegrityException {
    private static final long serialVersionUID = 1L;

    public DuplicateException(String problem, String remedy) {
        super(problem, remedy);
    }

    public DuplicateException(String problem, String remedy, Throwable cause) {
        super(problem, remedy, cause);
    }
}
