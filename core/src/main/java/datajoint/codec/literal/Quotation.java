package datajoint.codec.literal;

/** Texts as Python quotes them. */
final class Quotation {
    private Quotation() {}

    static String of(String text) {
        String mark = text.contains("'") && !text.contains("\"") ? "\"" : "'";
        StringBuilder quoted = new StringBuilder(mark);
        text.codePoints().forEach(point -> append(quoted, point, mark.charAt(0)));
        return quoted.append(mark).toString();
    }

    private static void append(StringBuilder quoted, int point, char mark) {
        switch (point) {
            case '\\' -> quoted.append("\\\\");
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            default -> {
                if (point == mark) {
                    quoted.append('\\').append(mark);
                } else if (isPrintable(point)) {
                    quoted.appendCodePoint(point);
                } else {
                    quoted.append(escape(point));
                }
            }
        }
    }

    private static String escape(int point) {
        if (point < 0x100) {
            return "\\x%02x".formatted(point);
        }
        return point < 0x10000 ? "\\u%04x".formatted(point) : "\\U%08x".formatted(point);
    }

    private static boolean isPrintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> point == ' ';
            default -> true;
        };
    }
}
