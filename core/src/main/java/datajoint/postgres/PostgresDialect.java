package datajoint.postgres;

import datajoint.backend.Dialect;
import datajoint.model.CoreType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** How PostgreSQL spells names, types and constants. */
public final class PostgresDialect implements Dialect {
    private static final ColumnTypes COLUMN_TYPES = new ColumnTypes();

    @Override
    public String quote(String identifier) {
        return "\"" + identifier.replace("\"", "\"\"") + "\"";
    }

    /** For an enum the name of its type, without the schema that it is made in. */
    @Override
    public String columnType(CoreType type) {
        return type.accept(COLUMN_TYPES);
    }

    @Override
    public String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** {@code enum_} and eight hex digits of the MD5 of the sorted members, a quote in them doubled: shared with Python. */
    static String enumTypeName(List<String> members) {
        String text = String.join(
                "_",
                members.stream()
                        .map(member -> member.replace("'", "''"))
                        .sorted()
                        .toList());
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return "enum_" + HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5.", e);
        }
    }

    /** The column type of each core type, as Python declares them; unsigned integers take the next wider type. */
    private static final class ColumnTypes implements CoreType.Visitor<String> {
        @Override
        public String visit(CoreType.IntegerType type) {
            int bits = type.signed() ? type.bits() : 2 * type.bits();
            return switch (bits) {
                case 8, 16 -> "smallint";
                case 32 -> "integer";
                case 64 -> "bigint";
                default -> "numeric(20,0)";
            };
        }

        @Override
        public String visit(CoreType.FloatType type) {
            return type.bits() == 32 ? "real" : "double precision";
        }

        @Override
        public String visit(CoreType.DecimalType type) {
            return "numeric(%d,%d)".formatted(type.precision(), type.scale());
        }

        @Override
        public String visit(CoreType.Simple type) {
            return switch (type) {
                case BOOL -> "boolean";
                case UUID -> "uuid";
                case JSON -> "jsonb";
                case BYTES -> "bytea";
                case DATE -> "date";
            };
        }

        @Override
        public String visit(CoreType.DatetimeType type) {
            return type.fraction().isPresent()
                    ? "timestamp(%d)".formatted(type.fraction().getAsInt())
                    : "timestamp";
        }

        @Override
        public String visit(CoreType.TextType type) {
            return (type.varying() ? "varchar(%d)" : "char(%d)").formatted(type.length());
        }

        @Override
        public String visit(CoreType.EnumType type) {
            return enumTypeName(type.members());
        }
    }
}
