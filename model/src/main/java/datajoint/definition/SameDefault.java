package datajoint.definition;

import datajoint.model.AttributeType;
import datajoint.model.AttributeType.Core;
import datajoint.model.CoreType;
import datajoint.model.DefaultValue;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells whether two defaults are the same value, whatever form a server keeps them in. */
final class SameDefault {
    private static final Pattern TO_THE_MINUTE = Pattern.compile("\\S+ \\d+:\\d+");
    private static final Pattern DAY = Pattern.compile("\\d+-\\d+-\\d+");

    private SameDefault() {}

    static boolean of(AttributeType type, Optional<DefaultValue> one, Optional<DefaultValue> other) {
        return one.map(value -> normal(type, value)).equals(other.map(value -> normal(type, value)));
    }

    private static DefaultValue normal(AttributeType type, DefaultValue value) {
        if (value instanceof DefaultValue.Expression expression) {
            return new DefaultValue.Expression(
                    expression.sql().toUpperCase(Locale.ROOT).replace("()", ""));
        }
        if (!(value instanceof DefaultValue.Literal literal)) {
            return value;
        }
        if (!(type instanceof Core core)) {
            return new DefaultValue.Literal(number(literal.value()));
        }
        if (core.type() instanceof CoreType.TextType || core.type() instanceof CoreType.EnumType) {
            return value;
        }
        return new DefaultValue.Literal(
                core.type() instanceof CoreType.DatetimeType ? moment(literal.value()) : number(literal.value()));
    }

    private static String number(String text) {
        try {
            return new BigDecimal(text).stripTrailingZeros().toString();
        } catch (NumberFormatException e) {
            return text.toLowerCase(Locale.ROOT);
        }
    }

    private static String moment(String text) {
        String full = DAY.matcher(text).matches() ? text + " 00:00:00" : text.replace('T', ' ');
        if (TO_THE_MINUTE.matcher(full).matches()) {
            return full + ":00";
        }
        return full.contains(".") ? full.replaceFirst("\\.?0*$", "") : full;
    }
}
