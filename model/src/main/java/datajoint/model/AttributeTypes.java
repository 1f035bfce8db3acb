package datajoint.model;

import datajoint.model.AttributeType.Coded;
import datajoint.model.AttributeType.Core;
import datajoint.model.AttributeType.Legacy;
import datajoint.model.AttributeType.Native;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the types of attributes, from a definition and from the mark in a column comment. */
public final class AttributeTypes {
    private static final Pattern CODED =
            Pattern.compile("<\\s*([A-Za-z_][A-Za-z0-9_-]*)\\s*(@)?\\s*([^<>@\\s]+)?\\s*>");
    private static final Pattern AUTO_INCREMENT = Pattern.compile("(\\S.*?)\\s+auto_increment");
    private static final Pattern LEGACY = Pattern.compile("(?:blob|attach|filepath)@\\S+|attach|external(?:-\\S+)?");
    private static final Pattern BY_HAND = Pattern.compile("[A-Za-z]\\w*(\\s+\\w+)*(\\s*\\([^()]*\\))?(\\s+\\w+)*");
    private static final Pattern HEAD = Pattern.compile("(\\w+)\\s*(.*)", Pattern.DOTALL);

    private AttributeTypes() {}

    /** A type as a definition of 2.x may name it, or empty. */
    public static Optional<AttributeType> parse(String text) {
        String written = text.strip();
        return coded(written).or(() -> core(written)).or(() -> natively(written));
    }

    /** A type as 0.14 or 2.x wrote it, or as a person gave it to the database by hand; empty if it cannot be a type. */
    public static Optional<AttributeType> parseLegacy(String text) {
        return parse(text).or(() -> legacy(text.strip())).or(() -> byHand(text.strip()));
    }

    /**
     * The type that a mark stands for, the text between the colons of a column comment. Empty for a mark that nobody
     * knows: then the column's own type is all there is.
     */
    public static Optional<AttributeType> ofMark(String mark) {
        String written = mark.strip();
        return coded(written).or(() -> core(written)).or(() -> legacy(written));
    }

    /**
     * The type of a column without a mark: the core type that is written alike, such as {@code varchar(32)} or
     * {@code date}, else what the server calls it, in words that a definition may use.
     */
    public static AttributeType ofColumn(String columnType) {
        String plain = NativeSpelling.plain(columnType.strip());
        return core(plain).orElseGet(() -> new Native(plain));
    }

    /** True if both hold the same values, however they are spelled. */
    public static boolean sameMeaning(AttributeType one, AttributeType other) {
        if (one instanceof Core a && other instanceof Core b) {
            return a.type().equals(b.type()) && a.isAutoIncrement() == b.isAutoIncrement();
        }
        if (one instanceof Coded a && other instanceof Coded b) {
            return a.codec().equals(b.codec())
                    && a.inStore() == b.inStore()
                    && a.store().equals(b.store());
        }
        if (one instanceof Native a && other instanceof Native b) {
            return NativeSpelling.same(a.text(), b.text());
        }
        if (one instanceof Native a && other instanceof Core b) {
            return isSameColumn(a, b);
        }
        if (one instanceof Core a && other instanceof Native b) {
            return isSameColumn(b, a);
        }
        return one.equals(other);
    }

    private static Optional<AttributeType> coded(String written) {
        Matcher matcher = CODED.matcher(written);
        if (!matcher.matches() || (matcher.group(2) == null && matcher.group(3) != null)) {
            return Optional.empty();
        }
        return Optional.of(
                new Coded(matcher.group(1), matcher.group(2) != null, Optional.ofNullable(matcher.group(3)), written));
    }

    private static Optional<AttributeType> core(String written) {
        Optional<CoreType> plain = CoreTypes.parse(written);
        if (plain.isPresent()) {
            return Optional.of(new Core(plain.get(), spelling(written)));
        }
        Matcher counted = AUTO_INCREMENT.matcher(written.toLowerCase(Locale.ROOT));
        if (!counted.matches()) {
            return Optional.empty();
        }
        return CoreTypes.parse(counted.group(1))
                .filter(CoreType.IntegerType.class::isInstance)
                .map(type -> new Core(type, CoreTypes.text(type) + " auto_increment"));
    }

    private static Optional<AttributeType> natively(String written) {
        return NativeTypes.isNative(written) ? Optional.of(new Native(written)) : Optional.empty();
    }

    private static Optional<AttributeType> legacy(String written) {
        return LEGACY.matcher(written.toLowerCase(Locale.ROOT)).matches()
                ? Optional.of(new Legacy(written))
                : Optional.empty();
    }

    private static Optional<AttributeType> byHand(String written) {
        return BY_HAND.matcher(written).matches() ? Optional.of(new Native(written)) : Optional.empty();
    }

    /** As written where Python takes it so; it wants small letters, no blank before the parenthesis, and bool. */
    private static String spelling(String written) {
        Matcher parts = HEAD.matcher(written);
        if (!parts.matches()) {
            return written;
        }
        String head = parts.group(1).toLowerCase(Locale.ROOT);
        return switch (head) {
            case "boolean" -> "bool";
            case "datetime" -> head + written.substring(parts.end(1));
            default -> head + parts.group(2);
        };
    }

    /** {@code varchar( 9 )} is native for Python, and its column is a {@code varchar(9)} for all that. */
    private static boolean isSameColumn(Native column, Core type) {
        return CoreTypes.parse(NativeSpelling.canonical(column.text()))
                .filter(type.type()::equals)
                .isPresent();
    }
}
