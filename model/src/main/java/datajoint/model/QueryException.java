package datajoint.model;

/** A query that cannot mean anything: an unknown attribute, operands that do not match, a condition of the wrong type. */
public final class QueryException extends DataJointException {
    private static final long serialVersionUID = 1L;

    public QueryException(String problem, String remedy) {
        super(problem, remedy);
    }

    public QueryException(String problem, String remedy, Throwable cause) {
        super(problem, remedy, cause);
    }
}
