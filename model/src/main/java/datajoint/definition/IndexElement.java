package datajoint.definition;

import java.util.Optional;
import java.util.regex.Matcher;

/** One thing that an index orders rows by. */
public sealed interface IndexElement {

    /** A plain attribute. */
    record Named(String attribute) implements IndexElement {}

    /**
     * A place in a json attribute: {@code params.rate:unsigned}.
     *
     * @param path after the attribute, such as {@code rate} or {@code channels[0].rate}
     * @param type of the value found there, in the words of MySQL; empty means text
     */
    record JsonPath(String attribute, String path, Optional<String> type) implements IndexElement {}

    /**
     * An SQL expression.
     *
     * @param sql without parentheses around it
     * @param inParentheses false for {@code name(10)} and {@code name desc}, which stand in an index as they are; true for
     *     {@code lower(name)}, which has to stand in parentheses even where the definition leaves them out
     */
    record Expression(String sql, boolean inParentheses) implements IndexElement {}

    /** Reads an element of an {@link IndexLine}. */
    static IndexElement parse(String text) {
        Matcher path = IndexPatterns.JSON_PATH.matcher(text);
        if (path.matches()) {
            return new JsonPath(path.group(1), path.group(2), Optional.ofNullable(path.group(3)));
        }
        if (IndexPatterns.NAME.matcher(text).matches()) {
            return new Named(text);
        }
        boolean wrapped = text.startsWith("(") && text.endsWith(")");
        if (wrapped) {
            return new Expression(text.substring(1, text.length() - 1).strip(), true);
        }
        return new Expression(text, IndexPatterns.CALL.matcher(text).matches());
    }
}
