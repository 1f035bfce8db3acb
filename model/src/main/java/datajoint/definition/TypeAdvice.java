package datajoint.definition;

import datajoint.model.AttributeTypes;
import datajoint.model.CoreTypes;
import datajoint.model.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to write instead of a type that does not exist. */
final class TypeAdvice {
    private static final String TYPES =
            "The types are int8 to int64, uint8 to uint64, float32, float64, decimal(p,s), bool, char(n), varchar(n),"
                    + " enum('a', 'b'), date, datetime(n), uuid, json, bytes, and codecs such as <blob>.";
    private static final Pattern LEGACY_STORE = Pattern.compile("(blob|attach|filepath)@(\\S+)");
    private static final Pattern EXTERNAL = Pattern.compile("external(?:-(\\S+))?");
    private static final Pattern MODIFIED = Pattern.compile(
            "(.+?)\\s+(unsigned|zerofill|not null|null|unique|primary key|collate .*|character set .*|comment .*)+");
    private static final Pattern DEFAULT_BEHIND = Pattern.compile("(.+?)\\s*=\\s*(.*)");
    private static final Pattern HEAD = Pattern.compile("\\w+");
    private static final Map<String, String> OTHERS = Map.ofEntries(
            Map.entry("binary", "bytes, or uuid for binary(16)"),
            Map.entry("varbinary", "bytes"),
            Map.entry("bytea", "bytes"),
            Map.entry("bit", "bool or uint64"),
            Map.entry("set", "json, or a part table with one row for each member"),
            Map.entry("jsonb", "json"),
            Map.entry("bigserial", "int64 auto_increment"),
            Map.entry("smallserial", "int16 auto_increment"),
            Map.entry("timestamptz", "datetime(6), in one time zone for all"),
            Map.entry("string", "varchar(255)"),
            Map.entry("str", "varchar(255)"),
            Map.entry("character", "char(n) or varchar(n)"),
            Map.entry("number", "decimal(p,s)"),
            Map.entry("long", "int64"),
            Map.entry("short", "int16"),
            Map.entry("byte", "int8"),
            Map.entry("uint", "uint32"),
            Map.entry("int2", "int16"),
            Map.entry("int4", "int32"),
            Map.entry("int24", "int32"),
            Map.entry("float4", "float32"),
            Map.entry("float8", "float64"));

    private TypeAdvice() {}

    static String of(String text, String name) {
        String words = text.toLowerCase(Locale.ROOT);
        return legacy(words)
                .or(() -> codec(text))
                .or(() -> behind(text, name))
                .or(() -> parameters(words))
                .or(() -> modified(words))
                .or(() -> other(words))
                .orElse(TYPES);
    }

    private static Optional<String> legacy(String words) {
        Matcher store = LEGACY_STORE.matcher(words);
        if (store.matches()) {
            return write("<%s@%s>".formatted(store.group(1), store.group(2)));
        }
        Matcher external = EXTERNAL.matcher(words);
        if (external.matches()) {
            return write("<blob@%s>".formatted(external.group(1) == null ? "" : external.group(1)));
        }
        return words.equals("attach") ? write("<attach>") : Optional.empty();
    }

    private static Optional<String> codec(String text) {
        return text.startsWith("<")
                ? Optional.of("A codec is written <name>, <name@> for the default store or <name@store>, and nothing"
                        + " follows it but the comment.")
                : Optional.empty();
    }

    private static Optional<String> behind(String text, String name) {
        Matcher behind = DEFAULT_BEHIND.matcher(text);
        return behind.matches() && AttributeTypes.parse(behind.group(1)).isPresent()
                ? Optional.of("The default stands before the type: write %s = %s : %s."
                        .formatted(name, behind.group(2), behind.group(1)))
                : Optional.empty();
    }

    private static Optional<String> parameters(String words) {
        Matcher head = HEAD.matcher(words);
        return switch (head.lookingAt() ? head.group() : "") {
            case "enum" ->
                Optional.of("Write the members in quotes, with commas between and no member twice:"
                        + " enum('left', 'right').");
            case "varchar", "char" -> Optional.of("Write the length in characters: %s(32).".formatted(head.group()));
            case "datetime" -> Optional.of("The decimals of a second are 0 to 6: write datetime(6).");
            case "decimal" -> Optional.of("Write all digits and those after the point, as in decimal(8,2).");
            default -> Optional.empty();
        };
    }

    private static Optional<String> modified(String words) {
        Matcher modified = MODIFIED.matcher(words);
        if (!modified.matches() || AttributeTypes.parse(modified.group(1)).isEmpty()) {
            return Optional.empty();
        }
        boolean unsigned =
                modified.group(2).equals("unsigned") && modified.group(1).matches("int(8|16|32|64)");
        return unsigned
                ? write("u" + modified.group(1))
                : Optional.of("Write %s and nothing after it; '= null' before the colon makes an attribute nullable."
                        .formatted(modified.group(1)));
    }

    private static Optional<String> other(String words) {
        Matcher head = HEAD.matcher(words);
        String first = head.lookingAt() ? head.group() : "";
        if (OTHERS.containsKey(first)) {
            return write(OTHERS.get(first));
        }
        if (words.startsWith("double")) {
            return write("float64");
        }
        if (words.endsWith("text") || first.endsWith("text")) {
            return write("varchar(n), with n up to 4000, or %s without a length".formatted(first));
        }
        List<String> known = new ArrayList<>(CoreTypes.NAMES);
        return Nearest.to(first, known).map("Did you mean %s?"::formatted);
    }

    private static Optional<String> write(String type) {
        return Optional.of("Write %s.".formatted(type));
    }
}
