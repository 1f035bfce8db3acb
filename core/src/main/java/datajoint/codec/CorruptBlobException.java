package datajoint.codec;

import datajoint.model.CodecException;

/** Bytes that are no blob, or a blob that was cut or changed; says where and what was expected there. */
public final class CorruptBlobException extends CodecException {
    private static final long serialVersionUID = 1L;

    public CorruptBlobException(String problem, String remedy) {
        super(problem, remedy);
    }

    public CorruptBlobException(String problem, String remedy, Throwable cause) {
        super(problem, remedy, cause);
    }
}
