package datajoint.value;

import datajoint.codec.Codec;
import datajoint.codec.CodecContext;
import datajoint.codec.CodecRegistry;
import datajoint.codec.Stored;
import datajoint.model.Attribute;
import datajoint.model.AttributeType;
import datajoint.model.CoreType;
import datajoint.model.TableName;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Chooses the decoder of an attribute, once for a whole result. */
public final class Decoders {
    private final Wire wire;
    private final CodecRegistry codecs;

    public Decoders(Wire wire, CodecRegistry codecs) {
        this.wire = wire;
        this.codecs = codecs;
    }

    /** @param source the table or query, for the messages of codecs */
    public CellDecoder of(TableName source, Attribute attribute) {
        if (attribute.type() instanceof AttributeType.Coded coded) {
            return coded(source, attribute, coded);
        }
        return switch (Kind.of(attribute.type())) {
            case INTEGER ->
                (row, column) -> {
                    int value = row.getInt(column);
                    return value == 0 && row.wasNull() ? null : (Object) value;
                };
            case LONG ->
                (row, column) -> {
                    long value = row.getLong(column);
                    return value == 0 && row.wasNull() ? null : (Object) value;
                };
            case BIG_INTEGER ->
                (row, column) -> {
                    BigDecimal value = row.getBigDecimal(column);
                    return value == null ? null : value.toBigInteger();
                };
            case FLOAT ->
                (row, column) -> {
                    float value = row.getFloat(column);
                    return value == 0 && row.wasNull() ? null : (Object) value;
                };
            case DOUBLE ->
                (row, column) -> {
                    double value = row.getDouble(column);
                    return value == 0 && row.wasNull() ? null : (Object) value;
                };
            case DECIMAL -> ResultSet::getBigDecimal;
            case BOOLEAN ->
                (row, column) -> {
                    boolean value = wire == Wire.MYSQL ? row.getInt(column) != 0 : row.getBoolean(column);
                    return row.wasNull() ? null : (Object) value;
                };
            case UUID -> this::uuid;
            case JSON ->
                (row, column) -> {
                    String text = row.getString(column);
                    return text == null ? null : JsonValues.parse(text);
                };
            case BYTES -> ResultSet::getBytes;
            case DATE -> (row, column) -> row.getObject(column, LocalDate.class);
            case DATETIME -> (row, column) -> row.getObject(column, LocalDateTime.class);
            case TIME -> wire == Wire.MYSQL ? Decoders::span : (row, column) -> row.getObject(column, LocalTime.class);
            case CHAR ->
                (row, column) -> {
                    String text = row.getString(column);
                    return text == null ? null : withoutTrailingBlanks(text);
                };
            case TEXT -> ResultSet::getString;
            case CODED, COMPUTED -> Decoders::computed;
        };
    }

    private CellDecoder coded(TableName source, Attribute attribute, AttributeType.Coded coded) {
        Codec codec = codecs.codec(coded.codec());
        CodecContext context = new CodecContext(source, attribute.name(), coded.store());
        if (codec.storedAs(coded.inStore()) == CoreType.Simple.JSON) {
            return (row, column) -> {
                String text = row.getString(column);
                return text == null ? null : codec.decode(new Stored.Json(text), context);
            };
        }
        return (row, column) -> {
            byte[] content = row.getBytes(column);
            return content == null ? null : codec.decode(new Stored.Bytes(content), context);
        };
    }

    private @Nullable Object uuid(ResultSet row, int column) throws SQLException {
        if (wire == Wire.POSTGRESQL) {
            return row.getObject(column, UUID.class);
        }
        byte[] bytes = row.getBytes(column);
        return bytes == null ? null : Uuids.ofBytes(bytes);
    }

    private static String withoutTrailingBlanks(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }

    private static @Nullable Object span(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        if (text == null) {
            return null;
        }
        boolean negative = text.startsWith("-");
        String[] parts = (negative ? text.substring(1) : text).split(":", -1);
        Duration span = Duration.ofHours(Long.parseLong(parts[0]))
                .plusMinutes(Long.parseLong(parts[1]))
                .plusNanos(new BigDecimal(parts[2]).movePointRight(9).longValue());
        return negative ? span.negated() : span;
    }

    /** What the driver gives for an expression, without the types of {@code java.sql}. */
    private static @Nullable Object computed(ResultSet row, int column) throws SQLException {
        Object value = row.getObject(column);
        if (value instanceof Timestamp) {
            return row.getObject(column, LocalDateTime.class);
        }
        if (value instanceof java.sql.Date) {
            return row.getObject(column, LocalDate.class);
        }
        if (value instanceof java.sql.Time) {
            return row.getObject(column, LocalTime.class);
        }
        if (value instanceof BigInteger integer) {
            return integer.bitLength() < 64 ? (Object) integer.longValue() : integer;
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof java.sql.Array
                || (value != null && value.getClass().getName().startsWith("org.postgresql"))) {
            return row.getString(column);
        }
        return value;
    }
}
