package datajoint.postgres;

import datajoint.model.DefaultValue;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads defaults back as they were declared: the server adds casts, {@code 'A'::character varying}. */
final class PostgresDefaults {
    private static final Pattern TEXT = Pattern.compile("'((?:[^']|'')*)'(?:::.+)?");
    private static final Pattern NUMBER = Pattern.compile("\\(?(-?[0-9.]+(?:[eE][-+]?\\d+)?)\\)?(?:::.+)?");
    private static final Pattern NULL = Pattern.compile("NULL(?:::.+)?");

    private PostgresDefaults() {}

    static Optional<DefaultValue> read(Optional<String> expression, boolean nullable) {
        String sql = expression.orElse("NULL");
        if (NULL.matcher(sql).matches()) {
            return nullable ? Optional.of(new DefaultValue.Null()) : Optional.empty();
        }
        Matcher text = TEXT.matcher(sql);
        if (text.matches()) {
            return Optional.of(new DefaultValue.Literal(text.group(1).replace("''", "'")));
        }
        Matcher number = NUMBER.matcher(sql);
        if (number.matches()) {
            return Optional.of(new DefaultValue.Literal(number.group(1)));
        }
        return Optional.of(
                switch (sql.toLowerCase(Locale.ROOT)) {
                    case "true" -> new DefaultValue.Literal("1");
                    case "false" -> new DefaultValue.Literal("0");
                    default -> new DefaultValue.Expression(sql);
                });
    }
}
