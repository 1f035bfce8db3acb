package datajoint.value;

import datajoint.codec.CodecChain;
import datajoint.codec.CodecContext;
import datajoint.codec.CodecRegistry;
import datajoint.model.Attribute;
import datajoint.model.AttributeType;
import datajoint.model.TableName;
import datajoint.store.Stores;
import datajoint.store.UncommittedObjects;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Chooses the decoder of an attribute, once for a whole result. */
public final class Decoders {
    private final Wire wire;
    private final CodecRegistry codecs;
    private final Stores stores;

    public Decoders(Wire wire, CodecRegistry codecs, Stores stores) {
        this.stores = stores;
        this.wire = wire;
        this.codecs = codecs;
    }

    /** @param source the table or query, for the messages of codecs */
    public CellDecoder of(TableName source, Attribute attribute) {
        if (attribute.type() instanceof AttributeType.Coded coded) {
            return coded(source, attribute, coded);
        }
        return of(Kind.of(attribute.type()));
    }

    private CellDecoder of(Kind kind) {
        return switch (kind) {
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
        CodecChain chain = codecs.chain(coded);
        CodecContext context =
                new CodecContext(source, attribute.name(), Map.of(), coded.store(), stores, new UncommittedObjects());
        Kind column = Kind.of(new AttributeType.Core(chain.column(), ""));
        return new CodedDecoder(column == Kind.JSON ? ResultSet::getString : of(column), chain, context);
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
