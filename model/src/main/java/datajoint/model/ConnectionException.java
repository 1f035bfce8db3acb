package datajoint.model;

/** The server cannot be reached, or the connection was lost. */
public final class ConnectionException extends DataJointException {
    private static final long serialVersionUID = 1L;

    public ConnectionException(String problem, String remedy) {
        super(problem, remedy);
    }

    public ConnectionException(String problem, String remedy, Throwable cause) {
        super(problem, remedy, cause);
    }
}
