package datajoint.definition;

import datajoint.model.CoreType;
import datajoint.model.CoreType.Simple;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks a constant against the type it is the default of, and gives the value to store. */
final class DefaultCheck implements CoreType.Visitor<String> {
    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,40}");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final Pattern NO_NUMBER = Pattern.compile("(?i)nan|[+-]?inf(inity)?");
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12}");
    private static final Set<String> TRUE = Set.of("1", "true", "t", "yes", "y", "on");
    private static final Set<String> FALSE = Set.of("0", "false", "f", "no", "n", "off");

    private final Span written;
    private final String type;
    private final String value;
    private final boolean inQuotes;

    DefaultCheck(Span written, String type, String value, boolean inQuotes) {
        this.written = written;
        this.type = type;
        this.value = value;
        this.inQuotes = inQuotes;
    }

    @Override
    public String visit(CoreType.IntegerType integer) {
        if (!INTEGER.matcher(value).matches()) {
            throw refuse("Write a whole number, without quotes.");
        }
        BigInteger number = new BigInteger(value);
        BigInteger most = BigInteger.ONE
                .shiftLeft(integer.signed() ? integer.bits() - 1 : integer.bits())
                .subtract(BigInteger.ONE);
        BigInteger least = integer.signed() ? most.negate().subtract(BigInteger.ONE) : BigInteger.ZERO;
        if (number.compareTo(least) < 0 || number.compareTo(most) > 0) {
            throw refuse("Write a number from %s to %s, or a wider type.".formatted(least, most));
        }
        return value;
    }

    @Override
    public String visit(CoreType.FloatType number) {
        if (!NUMBER.matcher(value).matches() && !NO_NUMBER.matcher(value).matches()) {
            throw refuse("Write a number, such as 2.5.");
        }
        return value;
    }

    @Override
    public String visit(CoreType.DecimalType decimal) {
        if (!NUMBER.matcher(value).matches()) {
            throw refuse("Write a number, such as 2.5.");
        }
        BigDecimal number = new BigDecimal(value);
        if (number.signum() != 0 && number.precision() - number.scale() > decimal.precision() - decimal.scale()) {
            throw refuse("%d digits fit before the point.".formatted(decimal.precision() - decimal.scale()));
        }
        return value;
    }

    @Override
    public String visit(Simple simple) {
        String word = value.toLowerCase(Locale.ROOT);
        return switch (simple) {
            case BOOL -> {
                if (!TRUE.contains(word) && !FALSE.contains(word)) {
                    throw refuse("Write true or false.");
                }
                yield TRUE.contains(word) ? "1" : "0";
            }
            case UUID -> {
                if (!UUID.matcher(value).matches()) {
                    throw refuse("Write 32 hexadecimal digits, or no default: each row brings its own.");
                }
                yield value;
            }
            case DATE -> moment();
            case JSON, BYTES -> value;
        };
    }

    @Override
    public String visit(CoreType.DatetimeType datetime) {
        return moment();
    }

    @Override
    public String visit(CoreType.TextType text) {
        int letters = value.codePointCount(0, value.length());
        if (letters > text.length()) {
            throw refuse("The default is %d characters long; write a longer type.".formatted(letters));
        }
        return value;
    }

    /** In the spelling of the member: MySQL takes any case of letters, PostgreSQL only this one. */
    @Override
    public String visit(CoreType.EnumType members) {
        if (members.members().contains(value)) {
            return value;
        }
        return members.members().stream()
                .filter(value::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> refuse("The members are %s.".formatted(String.join(", ", members.members()))));
    }

    /** In quotes the server decides; without, a word is a function that no backend would call. */
    private String moment() {
        boolean constant = value.toLowerCase(Locale.ROOT).startsWith("current_timestamp");
        if (constant || (!inQuotes && !Character.isDigit(value.charAt(0)))) {
            throw refuse(
                    "Write CURRENT_TIMESTAMP or CURRENT_TIMESTAMP(3) without quotes, or a moment in quotes: \"2030-01-31 12:00:00\".");
        }
        return value;
    }

    private DefinitionException refuse(String remedy) {
        return written.mistake("'%s' is no value of type %s.".formatted(value, type), remedy);
    }
}
