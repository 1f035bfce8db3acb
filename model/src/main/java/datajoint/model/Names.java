package datajoint.model;

import java.util.Locale;
import java.util.regex.Pattern;

/** The one place that turns class names into stored names and back; shared with Python. */
public final class Names {
    private static final Pattern CLASS = Pattern.compile("[A-Z][A-Za-z0-9]*");
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9]*(_[a-z][a-z0-9]*)*");

    private Names() {}

    public static boolean isClassName(String text) {
        return CLASS.matcher(text).matches();
    }

    /** True for the part of a stored table name that follows the tier prefix. */
    public static boolean isTableWord(String text) {
        return WORD.matcher(text).matches();
    }

    /** An underscore before each capital but the first: {@code ProcessedEMG} becomes {@code processed_e_m_g}. */
    public static String toSnake(String camel) {
        StringBuilder snake = new StringBuilder(camel.length() + 8);
        for (int i = 0; i < camel.length(); i++) {
            char letter = camel.charAt(i);
            if (i > 0 && letter >= 'A' && letter <= 'Z') {
                snake.append('_');
            }
            snake.append(letter);
        }
        return snake.toString().toLowerCase(Locale.ROOT);
    }

    /** {@code spike_train} becomes {@code spikeTrain}. */
    public static String toCamel(String snake) {
        String pascal = toClassName(snake);
        return pascal.isEmpty() ? pascal : Character.toLowerCase(pascal.charAt(0)) + pascal.substring(1);
    }

    /** {@code spike_train}, {@code #spike_train} and {@code __spike_train} become {@code SpikeTrain}. */
    public static String toClassName(String stored) {
        StringBuilder name = new StringBuilder(stored.length());
        boolean capital = true;
        for (int i = 0; i < stored.length(); i++) {
            char letter = stored.charAt(i);
            if (!Character.isLetterOrDigit(letter)) {
                capital = true;
            } else {
                name.append(capital ? Character.toUpperCase(letter) : letter);
                capital = false;
            }
        }
        return name.toString();
    }
}
