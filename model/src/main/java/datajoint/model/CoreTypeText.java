package datajoint.model;

import java.util.Locale;
import java.util.stream.Collectors;

/** Writes a core type in its canonical form. */
final class CoreTypeText implements CoreType.Visitor<String> {
    @Override
    public String visit(CoreType.IntegerType type) {
        return (type.signed() ? "int" : "uint") + type.bits();
    }

    @Override
    public String visit(CoreType.FloatType type) {
        return "float" + type.bits();
    }

    @Override
    public String visit(CoreType.DecimalType type) {
        return "decimal(%d,%d)".formatted(type.precision(), type.scale());
    }

    @Override
    public String visit(CoreType.Simple type) {
        return type.name().toLowerCase(Locale.ROOT);
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
        return type.members().stream().map(Quoted::single).collect(Collectors.joining(", ", "enum(", ")"));
    }
}
