package datajoint.model;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The many names of one native type: as people write it, and as the servers tell it back. */
final class NativeSpelling {
    private static final Pattern INTEGER = Pattern.compile("(tiny|small|medium|big|)int(?:eger)?(\\(\\d+\\))?(.*)");
    private static final Pattern FIXED =
            Pattern.compile("(?:decimal|numeric|dec|fixed)(?:\\((\\d+)(?:,(\\d+))?\\))?(.*)");
    private static final Pattern BINARY_FRACTION = Pattern.compile("float\\((\\d{1,3})\\)");
    private static final String COUNTED = " auto_increment";
    /** PostgreSQL takes float for eight bytes, MySQL takes real for them. */
    private static final Set<Set<String>> SAME = Set.of(
            Set.of("float", "float(53)"),
            Set.of("double", "float(53)"),
            Set.of("float", "real"),
            Set.of("real", "double"),
            Set.of("real unsigned", "double unsigned"));

    private NativeSpelling() {}

    static boolean same(String one, String other) {
        String a = canonical(one);
        String b = canonical(other);
        return a.equals(b)
                || SAME.contains(Set.of(a, b))
                || (isSerial(a) && isCounted(b))
                || (isSerial(b) && isCounted(a));
    }

    /** One text for all spellings of a type. */
    static String canonical(String written) {
        String text = plain(written.toLowerCase(Locale.ROOT))
                .replaceAll("\\s+", " ")
                .replaceAll(" ?\\( ?", "(")
                .replaceAll(" ?, ?", ",")
                .replaceAll(" ?\\)", ")")
                .strip();
        Matcher integer = INTEGER.matcher(text);
        if (integer.matches()) {
            // The width of an integer means nothing, but for tinyint(1), which is how 0.14 wrote a truth value.
            boolean truth = text.equals("tinyint(1)");
            return integer.group(1) + "int" + (truth ? "(1)" : "") + integer.group(3);
        }
        Matcher fixed = FIXED.matcher(text);
        if (fixed.matches()) {
            String rest = fixed.group(3).equals(" zerofill") ? " unsigned zerofill" : fixed.group(3);
            return "decimal(%s,%s)%s"
                    .formatted(
                            fixed.group(1) == null ? "10" : fixed.group(1),
                            fixed.group(2) == null ? "0" : fixed.group(2),
                            rest);
        }
        Matcher binary = BINARY_FRACTION.matcher(text);
        if (binary.matches()) {
            int digits = Integer.parseInt(binary.group(1));
            return digits < 25 ? "float" : digits == 53 ? text : "double";
        }
        return text.startsWith("year") ? "year" : text;
    }

    /** What PostgreSQL tells, in the words that a definition may use. */
    static String plain(String columnType) {
        return columnType
                .replace("character varying", "varchar")
                .replaceFirst("^character\\b", "char")
                .replaceFirst(" without time zone$", "")
                .replaceFirst("^double precision$", "float(53)");
    }

    private static boolean isSerial(String canonical) {
        return canonical.equals("serial");
    }

    private static boolean isCounted(String canonical) {
        return canonical.endsWith(COUNTED);
    }
}
