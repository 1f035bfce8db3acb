package datajoint.model;

/**
 * Any error of this library. The message says what is wrong, with the values, and then what to do about it.
 *
 * <p>Subclasses tell apart what the caller can do: mend the definition, the query, the data, the rights, the settings.
 */
public class DataJointException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String remedy;

    public DataJointException(String problem, String remedy) {
        super(problem + " " + remedy);
        this.problem = problem;
        this.remedy = remedy;
    }

    public DataJointException(String problem, String remedy, Throwable cause) {
        super(problem + " " + remedy, cause);
        this.problem = problem;
        this.remedy = remedy;
    }

    /** What is wrong and where, with the values in quotes. */
    public String problem() {
        return problem;
    }

    /** The next step, as code where possible. */
    public String remedy() {
        return remedy;
    }
}
