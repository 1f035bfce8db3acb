package datajoint.migrate.assess;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Numbers and lists for people. */
final class Texts {
    /** How many of many are named. */
    static final int SHOWN = 5;

    private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB", "PB");

    private Texts() {}

    /** {@code 1.5 MB}. */
    static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1000 && unit < UNITS.size() - 1) {
            value /= 1000;
            unit++;
        }
        return unit == 0
                ? bytes + " B"
                : String.format(Locale.ROOT, value < 10 ? "%.1f %s" : "%.0f %s", value, UNITS.get(unit));
    }

    /** {@code 2 h 5 min}, {@code 3 min}, {@code 12 s}. */
    static String duration(long seconds) {
        if (seconds < 120) {
            return seconds + " s";
        }
        long minutes = (seconds + 59) / 60;
        return minutes < 120 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 column}, {@code 2 columns}. */
    static String count(long number, String one) {
        return count(number) + " " + one + (number == 1 ? "" : "s");
    }

    /** The first few, and how many more there are. */
    static String some(Collection<?> things) {
        String first = String.join(
                ", ", things.stream().limit(SHOWN).map(Object::toString).toList());
        return things.size() <= SHOWN ? first : first + " and " + (things.size() - SHOWN) + " more";
    }
}
