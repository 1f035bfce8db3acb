package datajoint.backend;

import datajoint.model.TableName;

/** A column whose comment begins with the mark of a codec. */
public record MarkedColumn(TableName table, String column, String comment) {
    @Override
    public String toString() {
        return table + "." + column;
    }
}
