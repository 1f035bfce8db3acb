package datajoint.model;

/** A value that a codec cannot encode or decode, or a codec that is not known. */
public class CodecException extends DataJointException {
    private static final long serialVersionUID = 1L;

    public CodecException(String problem, String remedy) {
        super(problem, remedy);
    }

    public CodecException(String problem, String remedy, Throwable cause) {
        super(problem, remedy, cause);
    }
}
