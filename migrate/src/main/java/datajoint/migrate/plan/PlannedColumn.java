package datajoint.migrate.plan;

/**
 * A column of a shadow table.
 *
 * @param name the same on both sides
 * @param legacyType the column type of the legacy table
 * @param type of 2.0 as a definition writes it: {@code uint32}, {@code <blob@raw>}; a native type as it is
 * @param sqlType the column type of the shadow table
 * @param storedComment with the mark in front
 * @param lineage {@code schema.table.attribute} under the final names, or ""
 */
public record PlannedColumn(
        String name,
        String legacyType,
        String type,
        String sqlType,
        String storedComment,
        boolean nullable,
        String lineage,
        Transfer transfer) {
    public boolean isPointer() {
        return transfer instanceof Transfer.Pointer;
    }

    public boolean isGenerated() {
        return transfer instanceof Transfer.Generated;
    }
}
