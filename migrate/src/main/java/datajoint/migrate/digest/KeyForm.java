package datajoint.migrate.digest;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Locale;

/** How values of a key are read as text, and bound again so that they compare with the column in its own order. */
enum KeyForm {
    NUMBER("CAST(%s AS CHAR)"),
    FLOAT(""),
    /** Kinds that are sorted by a number behind their text. */
    NUMBERED("CAST(%s + 0 AS CHAR)"),
    TEXT("CONVERT(%s USING utf8mb4)"),
    TIME("CAST(%s AS CHAR)"),
    BYTES("HEX(%s)");

    private final String sql;

    KeyForm(String sql) {
        this.sql = sql;
    }

    static KeyForm of(String sqlType) {
        return switch (sqlType.toLowerCase(Locale.ROOT).replaceFirst("[^a-z].*", "")) {
            case "tinyint", "smallint", "mediumint", "int", "bigint", "decimal", "year" -> NUMBER;
            case "float", "double", "real" -> FLOAT;
            case "enum", "set", "bit" -> NUMBERED;
            case "char", "varchar", "tinytext", "text", "mediumtext", "longtext" -> TEXT;
            case "date", "datetime", "timestamp", "time" -> TIME;
            default -> BYTES;
        };
    }

    /** @param column quoted */
    String sql(String column) {
        return this == FLOAT ? DoubleForm.sql(column) : sql.formatted(column);
    }

    void bind(PreparedStatement statement, int place, String value) throws SQLException {
        switch (this) {
            case NUMBER, NUMBERED -> statement.setBigDecimal(place, new BigDecimal(value));
            case FLOAT -> statement.setDouble(place, DoubleForm.parse(value));
            case TEXT, TIME -> statement.setString(place, value);
            case BYTES -> statement.setBytes(place, HexFormat.of().parseHex(value));
        }
    }
}
