package datajoint.model;

/** The server refuses: the account has no right to do this, or the password is wrong. */
public final class AccessException extends DataJointException {
    private static final long serialVersionUID = 1L;

    public AccessException(String problem, String remedy) {
        super(problem, remedy);
    }

    public AccessException(String problem, String remedy, Throwable cause) {
        super(problem, remedy, cause);
    }
}
