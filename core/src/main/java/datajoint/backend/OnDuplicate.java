package datajoint.backend;

/** What becomes of a row whose key is in the table already. */
public enum OnDuplicate {
    /** The whole insert fails. */
    FAIL,
    /** The row there stays as it is. */
    SKIP,
    /** The row there gets the new values; attributes that are not given get their default. */
    REPLACE
}
