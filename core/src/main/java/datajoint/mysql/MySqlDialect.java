package datajoint.mysql;

import static java.util.stream.Collectors.joining;

import datajoint.backend.Dialect;
import datajoint.model.CoreType;

/** How MySQL and MariaDB spell names, types and constants. */
public final class MySqlDialect implements Dialect {
    private static final ColumnTypes COLUMN_TYPES = new ColumnTypes();

    @Override
    public String quote(String identifier) {
        return "`" + identifier.replace("`", "``") + "`";
    }

    @Override
    public String columnType(CoreType type) {
        return type.accept(COLUMN_TYPES);
    }

    /** Assumes that backslashes escape, as they do unless the session sets NO_BACKSLASH_ESCAPES; ours does not. */
    @Override
    public String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /** The column type of each core type, as Python declares them. */
    private static final class ColumnTypes implements CoreType.Visitor<String> {
        @Override
        public String visit(CoreType.IntegerType type) {
            String name = switch (type.bits()) {
                case 8 -> "tinyint";
                case 16 -> "smallint";
                case 32 -> "int";
                default -> "bigint";
            };
            return type.signed() ? name : name + " unsigned";
        }

        @Override
        public String visit(CoreType.FloatType type) {
            return type.bits() == 32 ? "float" : "double";
        }

        @Override
        public String visit(CoreType.DecimalType type) {
            return "decimal(%d,%d)".formatted(type.precision(), type.scale());
        }

        @Override
        public String visit(CoreType.Simple type) {
            return switch (type) {
                case BOOL -> "tinyint";
                case UUID -> "binary(16)";
                case JSON -> "json";
                case BYTES -> "longblob";
                case DATE -> "date";
            };
        }

        @Override
        public String visit(CoreType.DatetimeType type) {
            return type.fraction().isPresent()
                    ? "datetime(%d)".formatted(type.fraction().getAsInt())
                    : "datetime";
        }

        @Override
        public String visit(CoreType.TextType type) {
            return (type.varying() ? "varchar(%d)" : "char(%d)").formatted(type.length());
        }

        @Override
        public String visit(CoreType.EnumType type) {
            return type.members().stream()
                    .map(member -> "'" + member.replace("\\", "\\\\").replace("'", "''") + "'")
                    .collect(joining(",", "enum(", ")"));
        }
    }
}
