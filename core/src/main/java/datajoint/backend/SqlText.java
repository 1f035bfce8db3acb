package datajoint.backend;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of SQL with the values for its {@code ?}, in order. Values never become text. */
public record SqlText(String text, List<@Nullable Object> values) {
    public SqlText {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    public static SqlText of(String text) {
        return new SqlText(text, List.of());
    }

    /** Puts the pieces in place of each {@code {}} of the template, and keeps their values in step. */
    public static SqlText format(String template, SqlText... pieces) {
        StringBuilder text = new StringBuilder();
        List<@Nullable Object> values = new ArrayList<>();
        int from = 0;
        for (SqlText piece : pieces) {
            int slot = template.indexOf("{}", from);
            text.append(template, from, slot).append(piece.text());
            values.addAll(piece.values());
            from = slot + 2;
        }
        return new SqlText(text.append(template.substring(from)).toString(), values);
    }
}
