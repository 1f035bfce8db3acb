package datajoint.migrate.digest;

import java.util.regex.Matcher;

/**
 * Floating-point numbers as text that says every bit of them. MariaDB prints 22 characters of a number and no more, which
 * loses the last digit of {@code -1.2345678901234567e-10}; so numbers are brought between 1 and 2^48 first by a power of
 * two, which is exact, and printed with it: {@code 15.25p-48} is 15.25 times 2^-48. FLOAT comes by way of DOUBLE, as
 * servers print six digits of it.
 */
public final class DoubleForm {
    /** With x for the column; the factor comes in two halves, as no number is as large as the largest. */
    private static final String SQL =
            "IF(x = 0 OR (ABS(x) >= 1 AND ABS(x) < 281474976710656), CAST(CAST(x AS DOUBLE) AS"
                    + " CHAR), CONCAT(CAST(x AS DOUBLE) * POW(2, -24 * FLOOR(LOG2(ABS(x)) / 48)) * POW(2, -24 *"
                    + " FLOOR(LOG2(ABS(x)) / 48)), 'p', 48 * FLOOR(LOG2(ABS(x)) / 48)))";

    private static final String COLUMN = "\\bx\\b";

    private DoubleForm() {}

    /** @param column quoted */
    public static String sql(String column) {
        return SQL.replaceAll(COLUMN, Matcher.quoteReplacement(column));
    }

    /** The number that a form says. */
    public static double parse(String form) {
        int mark = form.indexOf('p');
        return mark < 0
                ? Double.parseDouble(form)
                : Math.scalb(Double.parseDouble(form.substring(0, mark)), Integer.parseInt(form.substring(mark + 1)));
    }
}
