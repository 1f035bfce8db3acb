package datajoint.cli;

import datajoint.DataJoint;
import datajoint.Table;
import datajoint.row.Row;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code SCHEMA.TABLE}: the table by class ({@code lab.Session.Trial}) or stored name ({@code lab.__spike_rate}). */
record TableArgument(String schema, String table) {

    Table<Row> open(DataJoint dj) {
        return dj.existingSchema(schema).table(table);
    }

    @Override
    public String toString() {
        return schema + "." + table;
    }

    /** Reads it from the command line. */
    static final class Reader implements ITypeConverter<TableArgument> {
        @Override
        public TableArgument convert(String text) {
            int dot = text.indexOf('.');
            if (dot < 1 || dot == text.length() - 1) {
                throw new TypeConversionException(
                        "'%s' is no table. Write SCHEMA.TABLE, such as lab.Session.".formatted(text));
            }
            return new TableArgument(text.substring(0, dot), text.substring(dot + 1));
        }
    }
}
