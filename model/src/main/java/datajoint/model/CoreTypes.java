package datajoint.model;

import datajoint.model.CoreType.DatetimeType;
import datajoint.model.CoreType.DecimalType;
import datajoint.model.CoreType.EnumType;
import datajoint.model.CoreType.FloatType;
import datajoint.model.CoreType.IntegerType;
import datajoint.model.CoreType.Simple;
import datajoint.model.CoreType.TextType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes core types as text. */
public final class CoreTypes {
    /** The names a core type can begin with. */
    public static final List<String> NAMES = List.of(
            "int8",
            "int16",
            "int32",
            "int64",
            "uint8",
            "uint16",
            "uint32",
            "uint64",
            "float32",
            "float64",
            "decimal",
            "bool",
            "uuid",
            "json",
            "bytes",
            "date",
            "datetime",
            "char",
            "varchar",
            "enum");

    private static final Pattern INTEGER = Pattern.compile("(u?)int(8|16|32|64)");
    private static final Pattern FLOAT = Pattern.compile("float(32|64)");
    private static final Pattern DECIMAL = Pattern.compile("decimal\\s*\\((\\d{1,4})\\s*,\\s*(\\d{1,4})\\)");
    private static final Pattern DATETIME = Pattern.compile("datetime(?:\\s*\\(([0-6])\\))?");
    private static final Pattern TEXT = Pattern.compile("(var)?char\\s*\\((\\d{1,9})\\)");
    private static final Pattern ENUM = Pattern.compile("enum\\s*\\(.*\\)", Pattern.DOTALL);

    private CoreTypes() {}

    /** The core type a text stands for, in any case of letters, or empty if it is none. */
    public static Optional<CoreType> parse(String text) {
        String written = text.strip();
        String words = written.toLowerCase(Locale.ROOT);
        return number(words)
                .or(() -> simple(words))
                .or(() -> parameterized(words))
                .or(() -> enumeration(written, words));
    }

    /** The canonical text: what {@link #parse} reads as the same type. */
    public static String text(CoreType type) {
        return type.accept(new CoreTypeText());
    }

    private static Optional<CoreType> number(String words) {
        Matcher integer = INTEGER.matcher(words);
        if (integer.matches()) {
            return Optional.of(new IntegerType(
                    Integer.parseInt(integer.group(2)), integer.group(1).isEmpty()));
        }
        Matcher number = FLOAT.matcher(words);
        return number.matches() ? Optional.of(new FloatType(Integer.parseInt(number.group(1)))) : Optional.empty();
    }

    private static Optional<CoreType> simple(String words) {
        return switch (words) {
            case "bool", "boolean" -> Optional.of(Simple.BOOL);
            case "uuid" -> Optional.of(Simple.UUID);
            case "json" -> Optional.of(Simple.JSON);
            case "bytes" -> Optional.of(Simple.BYTES);
            case "date" -> Optional.of(Simple.DATE);
            default -> Optional.empty();
        };
    }

    private static Optional<CoreType> parameterized(String words) {
        Matcher text = TEXT.matcher(words);
        if (text.matches()) {
            return Optional.of(new TextType(Integer.parseInt(text.group(2)), text.group(1) != null));
        }
        Matcher datetime = DATETIME.matcher(words);
        if (datetime.matches()) {
            String digits = datetime.group(1);
            return Optional.of(
                    new DatetimeType(digits == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits))));
        }
        Matcher decimal = DECIMAL.matcher(words);
        if (!decimal.matches()) {
            return Optional.empty();
        }
        int precision = Integer.parseInt(decimal.group(1));
        int scale = Integer.parseInt(decimal.group(2));
        return precision < 1 || scale > precision ? Optional.empty() : Optional.of(new DecimalType(precision, scale));
    }

    private static Optional<CoreType> enumeration(String written, String words) {
        if (!ENUM.matcher(words).matches()) {
            return Optional.empty();
        }
        List<String> members = new ArrayList<>();
        int end = written.length() - 1;
        int at = written.indexOf('(') + 1;
        while (true) {
            Optional<Quoted> member = Quoted.at(written, skipBlanks(written, at));
            if (member.isEmpty()) {
                return Optional.empty();
            }
            members.add(member.get().value());
            at = skipBlanks(written, member.get().end());
            if (at >= end) {
                return at == end && new HashSet<>(members).size() == members.size()
                        ? Optional.of(new EnumType(members))
                        : Optional.empty();
            }
            if (written.charAt(at) != ',') {
                return Optional.empty();
            }
            at++;
        }
    }

    private static int skipBlanks(String text, int start) {
        int at = start;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
