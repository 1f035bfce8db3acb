package datajoint.model;

/** A table that cannot be declared, or that stands in the database in another form than its definition. */
public final class DeclarationException extends DataJointException {
    private static final long serialVersionUID = 1L;

    public DeclarationException(String problem, String remedy) {
        super(problem, remedy);
    }

    public DeclarationException(String problem, String remedy, Throwable cause) {
        super(problem, remedy, cause);
    }
}
