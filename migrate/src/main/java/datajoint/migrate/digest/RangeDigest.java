package datajoint.migrate.digest;

/**
 * What a database says of a range of rows.
 *
 * @param sha256 over the forms of all rows in the order of the primary key, in hex; "" for no rows
 * @param isWhole false if the forms were too long for the server to hash them at once: the range has to be cut
 */
public record RangeDigest(long rows, String sha256, boolean isWhole) {
    /** True if both are known and the same. */
    public boolean proves(RangeDigest other) {
        return isWhole && other.isWhole && rows == other.rows && sha256.equals(other.sha256);
    }
}
