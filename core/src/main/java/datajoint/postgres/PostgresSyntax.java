package datajoint.postgres;

import datajoint.backend.QuerySyntax;
import datajoint.model.AttributeType;
import datajoint.model.CoreType;
import datajoint.query.Comparison;
import datajoint.query.JsonPath;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** How PostgreSQL spells what queries need. */
final class PostgresSyntax implements QuerySyntax {
    @Override
    public String compare(String column, AttributeType type, Comparison comparison) {
        boolean asText = comparison == Comparison.LIKE
                && !(type instanceof AttributeType.Core core && core.type() instanceof CoreType.TextType);
        return (asText ? "CAST(" + column + " AS text)" : column) + " " + comparison.sql() + " ?";
    }

    @Override
    public String jsonValue(String column, JsonPath path) {
        String steps = path.steps().stream()
                .map(step -> "'" + (step.startsWith("[") ? step.substring(1) : step) + "'")
                .collect(Collectors.joining(", "));
        String value = "jsonb_extract_path_text(" + column + ", " + steps + ")";
        return path.type().map(type -> "CAST(" + value + " AS " + type + ")").orElse(value);
    }

    @Override
    public String limit(OptionalLong limit, long offset) {
        String rows = limit.isPresent() ? "LIMIT " + limit.getAsLong() : "";
        String skip = offset > 0 ? "OFFSET " + offset : "";
        return (rows + " " + skip).strip();
    }
}
