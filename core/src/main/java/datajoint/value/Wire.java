package datajoint.value;

/** The two ways in which servers want the types that they hold differently. */
public enum Wire {
    /** MySQL and MariaDB: uuid is 16 bytes, bool a number; no NaN or infinity. */
    MYSQL,
    /** PostgreSQL: uuid and bool are types. */
    POSTGRESQL
}
