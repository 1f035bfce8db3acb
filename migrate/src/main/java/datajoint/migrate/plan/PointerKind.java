package datajoint.migrate.plan;

/** What a pointer of 0.14 leads to. */
public enum PointerKind {
    /** A packed blob named by the MD5 of its content, in 16 bytes. */
    BLOB,
    /** A file with its name, in 16 bytes. */
    ATTACH,
    /** A file at a path that people chose, in 16 bytes: the MD5 of the path. */
    FILEPATH,
    /** A packed blob of 0.11: 43 characters of a SHA-256 and the name of the store. */
    EXTERNAL
}
