package datajoint.codec.blob;

/** When a blob is compressed. Any choice can be read by everybody; a blob that would not get shorter never is. */
public enum Compression {
    /** As Python: every blob of more than 1000 bytes is tried. */
    ALWAYS,
    /** Long blobs are tried on a sample first: noise is not worth the time. */
    ADAPTIVE,
    NEVER
}
