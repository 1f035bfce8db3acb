package datajoint.cli.migrate;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Numbers as people say them. */
final class Words {
    private static final String MILLISECONDS = "_ms";

    private Words() {}

    /** {@code 1,234 rows, 2 tables}; zeros are left out. */
    static String counts(Map<String, Long> counts) {
        List<String> words = new TreeMap<>(counts)
                .entrySet().stream()
                        .filter(count -> count.getValue() != 0)
                        .map(Words::count)
                        .toList();
        return words.isEmpty() ? "nothing to do" : String.join(", ", words);
    }

    private static String count(Map.Entry<String, Long> count) {
        if (count.getKey().endsWith(MILLISECONDS)) {
            String what = count.getKey().substring(0, count.getKey().length() - MILLISECONDS.length());
            return what + " " + time(Duration.ofMillis(count.getValue()));
        }
        boolean one = count.getValue() == 1 && count.getKey().endsWith("s");
        String unit = one ? count.getKey().substring(0, count.getKey().length() - 1) : count.getKey();
        return String.format(Locale.ROOT, "%,d %s", count.getValue(), unit);
    }

    static String time(Duration time) {
        if (time.toMillis() < 1_000) {
            return time.toMillis() + " ms";
        }
        return time.toSeconds() < 60
                ? String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0)
                : seconds(time.toSeconds());
    }

    /** {@code 0:07}, {@code 12:34}, {@code 2:03:04}. */
    static String seconds(long seconds) {
        return seconds < 3600
                ? "%d:%02d".formatted(seconds / 60, seconds % 60)
                : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
