package datajoint.declare;

import datajoint.model.AttributeType;
import datajoint.model.AttributeTypes;
import java.util.Optional;

/**
 * The comment of a column, taken apart: {@code :type:comment}. Shared with Python, which cannot read a colon inside the
 * type; this does.
 */
public record CommentMark(Optional<AttributeType> type, String comment) {

    public static CommentMark parse(String stored) {
        if (!stored.startsWith(":")) {
            return new CommentMark(Optional.empty(), stored);
        }
        for (int end = stored.indexOf(':', 1); end > 0; end = stored.indexOf(':', end + 1)) {
            Optional<AttributeType> type = AttributeTypes.ofMark(stored.substring(1, end));
            if (type.isPresent()) {
                return new CommentMark(type, stored.substring(end + 1));
            }
        }
        int end = stored.indexOf(':', 1);
        return new CommentMark(Optional.empty(), end > 0 ? stored.substring(end + 1) : stored);
    }

    /** What is stored for an attribute that is declared here. */
    static String of(AttributeType type, String comment) {
        return type.mark().map(mark -> ":" + mark + ":" + comment).orElse(comment);
    }
}
