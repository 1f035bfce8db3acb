package datajoint.model;

/** A setting that is missing, unknown or wrong; names the file and the key. */
public final class ConfigException extends DataJointException {
    private static final long serialVersionUID = 1L;

    public ConfigException(String problem, String remedy) {
        super(problem, remedy);
    }

    public ConfigException(String problem, String remedy, Throwable cause) {
        super(problem, remedy, cause);
    }
}
