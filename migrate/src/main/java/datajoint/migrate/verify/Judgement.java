package datajoint.migrate.verify;

import datajoint.migrate.digest.Bisection;
import datajoint.migrate.digest.DoubleForm;
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
            double one = DoubleForm.parse(legacy);
            double other = DoubleForm.parse(shadow);
            return Double.compare(one, other) == 0 || tolerance.covers(one, other);
        }
        if (column.form() == ValueForm.LONG_TEXT && blobs.isSameJson(key, column.name())) {
            return true;
        }
        boolean isRepacked =
                column.form() == ValueForm.LONG_BYTES && blobs.isOnlyOfBytes(key, column.name(), tolerance);
        repacked += isRepacked ? 1 : 0;
        return isRepacked;
    }
}
