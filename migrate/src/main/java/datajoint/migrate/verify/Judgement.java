package datajoint.migrate.verify;

import datajoint.migrate.digest.Bisection;
import datajoint.migrate.digest.FormColumn;
import datajoint.migrate.digest.ValueForm;
import datajoint.model.TableName;
import java.util.List;

/** What counts as equal in one table though it is not the same. */
final class Judgement implements Bisection.Sameness {
    private final TableName table;
    private final VerifyOptions options;
    private final Tolerance tolerance;
    private final BlobDifference blobs;
    private long repacked;

    /**
     * @param table by its legacy name
     * @param tolerance for this table
     */
    Judgement(TableName table, VerifyOptions options, Tolerance tolerance, BlobDifference blobs) {
        this.table = table;
        this.options = options;
        this.tolerance = tolerance;
        this.blobs = blobs;
    }

    /** How many blobs have other bytes and the same value. */
    long repacked() {
        return repacked;
    }

    @Override
    public boolean same(List<String> key, FormColumn column, String legacy, String shadow) {
        if (options.ignored().contains(table + "." + column.name())) {
            return true;
        }
        if (legacy.equals(ValueForm.NULL) || shadow.equals(ValueForm.NULL)) {
            return false;
        }
        if (column.form() == ValueForm.FLOAT) {
            return tolerance.covers(Double.parseDouble(legacy), Double.parseDouble(shadow));
        }
        boolean isRepacked =
                column.form() == ValueForm.LONG_BYTES && blobs.isOnlyOfBytes(key, column.name(), tolerance);
        repacked += isRepacked ? 1 : 0;
        return isRepacked;
    }
}
