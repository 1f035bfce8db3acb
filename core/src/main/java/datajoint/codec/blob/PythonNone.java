package datajoint.codec.blob;

/** The value {@code None} inside a blob, which is not the same as no blob. */
public enum PythonNone {
    NONE
}
