package datajoint.migrate.copy;

import datajoint.migrate.digest.DoubleForm;
import datajoint.migrate.plan.PlannedColumn;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How values of a kind travel from one server to another, through this program, without loss. */
enum CarriedValue {
    /** As the server prints them, which is exact: integers, decimals, dates of zero too. */
    TEXT("CAST(%s AS CHAR)"),
    /** Every bit, the sign of -0.0 too. */
    FLOAT(""),
    /** BIT takes numbers; text would be its bits. */
    NUMBER("CAST(%s + 0 AS CHAR)"),
    /** Code points. */
    CHARACTERS("CONVERT(%s USING utf8mb4)"),
    BYTES("%s"),
    /** The placeholder of a pointer. */
    POINTER("%s");

    private final String sql;

    CarriedValue(String sql) {
        this.sql = sql;
    }

    static CarriedValue of(PlannedColumn column) {
        if (column.isPointer()) {
            return POINTER;
        }
        return switch (column.legacyType().toLowerCase(Locale.ROOT).replaceFirst("[^a-z].*", "")) {
            case "tinyint",
                    "smallint",
                    "mediumint",
                    "int",
                    "bigint",
                    "decimal",
                    "year",
                    "date",
                    "datetime",
                    "timestamp",
                    "time" -> TEXT;
            case "float", "double", "real" -> FLOAT;
            case "bit" -> NUMBER;
            case "char", "varchar", "tinytext", "text", "mediumtext", "longtext", "enum", "set", "json" -> CHARACTERS;
            default -> BYTES;
        };
    }

    /** @param quoted the column */
    String select(PlannedColumn column, String quoted) {
        return switch (this) {
            case POINTER -> Transport.placeholder(column, quoted);
            case FLOAT -> DoubleForm.sql(quoted);
            default -> sql.formatted(quoted);
        };
    }

    @Nullable
    Object read(ResultSet row, int place) throws SQLException {
        if (this == BYTES) {
            return row.getBytes(place);
        }
        String text = row.getString(place);
        if (text == null) {
            return null;
        }
        return switch (this) {
            case NUMBER -> new BigDecimal(text);
            case FLOAT -> DoubleForm.parse(text);
            default -> text;
        };
    }
}
