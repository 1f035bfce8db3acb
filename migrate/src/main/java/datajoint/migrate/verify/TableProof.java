package datajoint.migrate.verify;

/**
 * What was proven of one table.
 *
 * @param table by its legacy name
 * @param rows in the new table
 * @param legacyRows that were to be copied
 * @param ranges that were hashed in both databases
 * @param digest SHA-256 over the hashes of the new table's ranges
 * @param blobs and attachments in the table that were decoded
 * @param blobBytes of them
 * @param pointers that lead into stores
 * @param objects that were read, each once in the whole certificate
 * @param objectBytes of them
 */
public record TableProof(
        String table,
        long rows,
        long legacyRows,
        long ranges,
        String digest,
        long blobs,
        long blobBytes,
        long pointers,
        long objects,
        long objectBytes) {
    static TableProof of(String table, RowProof.Result rows, Tally blobs, Tally pointers, Tally objects) {
        return new TableProof(
                table,
                rows.rows(),
                rows.legacyRows(),
                rows.ranges(),
                rows.digest(),
                blobs.count(),
                blobs.bytes(),
                pointers.count(),
                objects.count(),
                objects.bytes());
    }
}
