package datajoint.migrate.digest;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How values of a kind are written as one text: the same text for the same value on every server, and another text for
 * every other value. No form has the letter N, the sign | or a line break: N stands for NULL.
 */
public enum ValueForm {
    /** Integers, decimals, years, dates and times as the server prints them: exactly. */
    PLAIN("%s"),
    /** Every bit counts, the sign of -0.0 too: see {@link DoubleForm}. */
    FLOAT(""),
    /** Numbers that the server would print otherwise: BIT, and with zeros in front. */
    BARE("%s + 0"),
    /** Code points in UTF-8, as hexadecimal digits; blanks at the end count, collations do not. */
    TEXT("HEX(CONVERT(%s USING utf8mb4))"),
    /** The SHA-256 of long text in UTF-8. */
    LONG_TEXT("SHA2(CONVERT(%s USING utf8mb4), 256)"),
    /** Bytes as hexadecimal digits. */
    BYTES("HEX(%s)"),
    /** The SHA-256 of many bytes. */
    LONG_BYTES("SHA2(%s, 256)");

    /** What stands for NULL. */
    public static final String NULL = "N";

    private static final int LONG = 200;
    private static final Pattern LENGTH = Pattern.compile("^\\w+\\((\\d+)\\)");

    private final String sql;

    ValueForm(String sql) {
        this.sql = sql;
    }

    /** The form for a column type, as the server writes the type. */
    public static ValueForm of(String sqlType) {
        String type = sqlType.toLowerCase(Locale.ROOT);
        return switch (type.replaceFirst("[^a-z].*", "")) {
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
                    "time" -> type.contains("zerofill") ? BARE : PLAIN;
            case "float", "double", "real" -> FLOAT;
            case "bit" -> BARE;
            case "char", "varchar" -> length(type) > LONG ? LONG_TEXT : TEXT;
            case "enum", "set" -> TEXT;
            case "tinytext", "text", "mediumtext", "longtext", "json" -> LONG_TEXT;
            case "binary", "varbinary" -> length(type) > LONG ? LONG_BYTES : BYTES;
            default -> LONG_BYTES;
        };
    }

    private static int length(String type) {
        Matcher length = LENGTH.matcher(type);
        return length.find() ? Integer.parseInt(length.group(1)) : 1;
    }

    /** @param column quoted */
    public String sql(String column) {
        return "IFNULL(" + bareSql(column) + ",'" + NULL + "')";
    }

    /** For a column that is never NULL. */
    String bareSql(String column) {
        return this == FLOAT ? DoubleForm.sql(column) : sql.formatted(column);
    }

    /** How long a form may be, at most. */
    int width() {
        return switch (this) {
            case PLAIN, FLOAT, BARE -> 30;
            case TEXT, BYTES -> 2 * LONG;
            case LONG_TEXT, LONG_BYTES -> 64;
        };
    }

    /** A form for people. */
    public String shown(String form) {
        if (form.equals(NULL)) {
            return "NULL";
        }
        return switch (this) {
            case PLAIN, BARE -> form;
            case FLOAT -> form.indexOf('p') < 0 ? form : Double.toString(DoubleForm.parse(form));
            case TEXT -> "'" + new String(HexFormat.of().parseHex(form), StandardCharsets.UTF_8) + "'";
            case BYTES -> "0x" + form;
            case LONG_TEXT, LONG_BYTES -> "SHA-256 " + form;
        };
    }
}
