package datajoint.query;

/**
 * A piece of SQL text, without blanks and comments.
 *
 * @param text as written; of a quoted name without its quotes
 */
record SqlToken(Kind kind, String text) {
    enum Kind {
        WORD,
        /** In back ticks or double quotes; the latter may be a text on MySQL. */
        QUOTED,
        TEXT,
        NUMBER,
        PARAMETER,
        SYMBOL
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }
}
