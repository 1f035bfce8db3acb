package datajoint.value;

import datajoint.model.AttributeType;
import datajoint.model.CoreType;
import java.util.Locale;
import java.util.regex.Pattern;

/** What sort of value an attribute has, whether its type is core or native. */
public enum Kind {
    /** Up to 32 bits, or 16 without sign: {@code Integer}. */
    INTEGER,
    /** Up to 64 bits, or 32 without sign: {@code Long}. */
    LONG,
    /** 64 bits without sign: {@code BigInteger}. */
    BIG_INTEGER,
    FLOAT,
    DOUBLE,
    DECIMAL,
    BOOLEAN,
    UUID,
    JSON,
    BYTES,
    DATE,
    DATETIME,
    /** A time of day on PostgreSQL, a span of time on MySQL. */
    TIME,
    /** {@code char(n)}, whose trailing blanks mean nothing. */
    CHAR,
    TEXT,
    /** A codec makes the value. */
    CODED,
    /** What the server makes of an expression. */
    COMPUTED;

    private static final Pattern BIG = Pattern.compile("(bigint|int8).*");

    public static Kind of(AttributeType type) {
        if (type instanceof AttributeType.Core core) {
            return core.type().accept(new OfCore());
        }
        if (type instanceof AttributeType.Coded) {
            return CODED;
        }
        if (type instanceof AttributeType.Computed) {
            return COMPUTED;
        }
        return type instanceof AttributeType.Native ? ofNative(type.text().toLowerCase(Locale.ROOT)) : BYTES;
    }

    private static Kind ofNative(String words) {
        boolean unsigned = words.contains("unsigned");
        if (BIG.matcher(words).matches()) {
            return unsigned ? BIG_INTEGER : LONG;
        }
        if (words.startsWith("interval") || words.startsWith("point")) {
            return COMPUTED;
        }
        if (words.matches("(tiny|small|medium|)int.*|year.*|int[24]|serial")) {
            return unsigned && words.startsWith("int") ? LONG : INTEGER;
        }
        return fractional(words);
    }

    private static Kind fractional(String words) {
        if (words.matches("(decimal|numeric|dec|fixed).*")) {
            return DECIMAL;
        }
        if (words.matches("(double|float8).*|float\\((2[5-9]|[345]\\d)\\)")) {
            return DOUBLE;
        }
        return words.matches("(float|real).*") ? FLOAT : other(words);
    }

    private static Kind other(String words) {
        if (words.startsWith("json")) {
            return JSON;
        }
        if (words.matches(".*blob|bytea|binary.*|varbinary.*|bit.*")) {
            return BYTES;
        }
        if (words.startsWith("date") && !words.startsWith("datetime")) {
            return DATE;
        }
        if (words.matches("(datetime|timestamp).*")) {
            return DATETIME;
        }
        if (words.startsWith("time")) {
            return TIME;
        }
        return words.equals("bool") || words.equals("boolean") ? BOOLEAN : text(words);
    }

    private static Kind text(String words) {
        if (words.equals("uuid")) {
            return UUID;
        }
        return words.matches("char\\(.*|character\\(.*|char|bpchar") ? CHAR : TEXT;
    }

    /** The kind of each core type. */
    private static final class OfCore implements CoreType.Visitor<Kind> {
        @Override
        public Kind visit(CoreType.IntegerType type) {
            if (type.bits() == 64) {
                return type.signed() ? LONG : BIG_INTEGER;
            }
            return type.bits() == 32 && !type.signed() ? LONG : INTEGER;
        }

        @Override
        public Kind visit(CoreType.FloatType type) {
            return type.bits() == 32 ? FLOAT : DOUBLE;
        }

        @Override
        public Kind visit(CoreType.DecimalType type) {
            return DECIMAL;
        }

        @Override
        public Kind visit(CoreType.Simple type) {
            return switch (type) {
                case BOOL -> BOOLEAN;
                case UUID -> Kind.UUID;
                case JSON -> Kind.JSON;
                case BYTES -> Kind.BYTES;
                case DATE -> Kind.DATE;
            };
        }

        @Override
        public Kind visit(CoreType.DatetimeType type) {
            return DATETIME;
        }

        @Override
        public Kind visit(CoreType.TextType type) {
            return type.varying() ? TEXT : CHAR;
        }

        @Override
        public Kind visit(CoreType.EnumType type) {
            return TEXT;
        }
    }
}
