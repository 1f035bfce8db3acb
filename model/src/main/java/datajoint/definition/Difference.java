package datajoint.definition;

/**
 * One point in which a table of the database differs from its definition.
 *
 * @param subject what differs: {@code attribute 'rig'}, {@code the table comment}
 * @param declared what the definition says, as it would be written there; empty if it says nothing
 * @param existing what the database has, written in the same way; empty if it has nothing
 */
public record Difference(Kind kind, String subject, String declared, String existing) {

    /** What kind of repair a difference needs. */
    public enum Kind {
        /** Only a comment: no value and no query is concerned. */
        COMMENT,
        /** A line that one side lacks. */
        MISSING,
        EXTRA,
        /** A line that stands on both sides and does not say the same. */
        TYPE,
        DEFAULT,
        OPTION,
        /** The same lines in another order; in the key this is another key. */
        ORDER,
        /** In the key on one side only. */
        KEY
    }

    @Override
    public String toString() {
        return switch (kind) {
            case MISSING -> "%s is not in the database: %s".formatted(subject, declared);
            case EXTRA -> "%s is only in the database: %s".formatted(subject, existing);
            default ->
                "%s: the definition says %s, the database has %s".formatted(subject, shown(declared), shown(existing));
        };
    }

    private static String shown(String text) {
        return text.isEmpty() ? "none" : text;
    }
}
