package datajoint.query;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as people read them in a condition; long ones are cut. */
final class Shown {
    private static final int MOST = 60;

    private Shown() {}

    static String value(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return bytes.length + " bytes";
        }
        if (value instanceof Collection<?> values) {
            return list(values);
        }
        String text = String.valueOf(value);
        String shown = text.length() > MOST ? text.substring(0, MOST) + "..." : text;
        return value instanceof CharSequence ? "'" + shown + "'" : shown;
    }

    static String list(Collection<? extends @Nullable Object> values) {
        StringBuilder text = new StringBuilder();
        for (Object value : values) {
            text.append(text.isEmpty() ? "" : ", ").append(value(value));
        }
        return "[" + text + "]";
    }

    static String map(Map<String, ? extends @Nullable Object> values) {
        StringBuilder text = new StringBuilder();
        values.forEach((name, value) -> text.append(text.isEmpty() ? "" : ", ")
                .append(name)
                .append(": ")
                .append(value(value)));
        return "{" + text + "}";
    }
}
