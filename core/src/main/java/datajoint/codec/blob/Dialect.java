package datajoint.codec.blob;

/** How wide the counts in a blob are; the bytes do not say. */
public enum Dialect {
    /** 64 bits: all of Python, and MATLAB for a long time. */
    WIDE,
    /** 32 bits: the first mYm. */
    NARROW
}
