package datajoint.migrate.verify;

import datajoint.migrate.digest.Bisection;
import datajoint.migrate.digest.FormColumn;
import datajoint.migrate.digest.ValueForm;
import datajoint.model.TableName;

/**
 * What counts as equal in one table though it is not the same.
 *
 * @param table by its legacy name
 * @param isTolerant whether the tolerance is meant for this table
 */
record Judgement(TableName table, VerifyOptions options, boolean isTolerant) implements Bisection.Sameness {

    @Override
    public boolean same(FormColumn column, String legacy, String shadow) {
        if (options.ignored().contains(table + "." + column.name())) {
            return true;
        }
        boolean isNumber = column.form() == ValueForm.FLOAT && !legacy.equals(ValueForm.NULL);
        return isTolerant
                && isNumber
                && !shadow.equals(ValueForm.NULL)
                && options.tolerance().covers(Double.parseDouble(legacy), Double.parseDouble(shadow));
    }
}
