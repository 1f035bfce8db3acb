package datajoint.backend;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of SQL with the values for its {@code ?}, in order. Values never become text. */
public record SqlText(String text, List<Parameter> parameters) {
    public SqlText {
        parameters = List.copyOf(parameters);
    }

    public static SqlText of(String text) {
        return new SqlText(text, List.of());
    }

    /** SQL of a user and its values, of whatever type. */
    public static SqlText of(String text, Collection<? extends @Nullable Object> values) {
        List<Parameter> parameters = new ArrayList<>();
        values.forEach(value -> parameters.add(Parameter.of(value)));
        return new SqlText(text, parameters);
    }

    /** Puts the pieces in place of each {@code {}} of the template, and keeps their values in step. */
    public static SqlText format(String template, SqlText... pieces) {
        StringBuilder text = new StringBuilder();
        List<Parameter> parameters = new ArrayList<>();
        int from = 0;
        for (SqlText piece : pieces) {
            int slot = template.indexOf("{}", from);
            text.append(template, from, slot).append(piece.text());
            parameters.addAll(piece.parameters());
            from = slot + 2;
        }
        return new SqlText(text.append(template.substring(from)).toString(), parameters);
    }

    /** The pieces one after the other, with a separator between them. */
    public static SqlText join(String separator, List<SqlText> pieces) {
        StringBuilder text = new StringBuilder();
        List<Parameter> parameters = new ArrayList<>();
        for (SqlText piece : pieces) {
            text.append(text.isEmpty() ? "" : separator).append(piece.text());
            parameters.addAll(piece.parameters());
        }
        return new SqlText(text.toString(), parameters);
    }

    @Override
    public String toString() {
        return parameters.isEmpty()
                ? text
                : text + " -- " + parameters.stream().map(Parameter::value).toList();
    }
}
