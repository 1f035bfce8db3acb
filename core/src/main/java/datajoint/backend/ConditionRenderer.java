package datajoint.backend;

import datajoint.model.AttributeType;
import datajoint.model.Heading;
import datajoint.query.Comparison;
import datajoint.query.Condition;
import datajoint.query.JsonPath;
import datajoint.query.Matching;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes a condition on the rows of a SELECT. Every part is in parentheses, so that negation takes all of it. */
final class ConditionRenderer implements Condition.Visitor<SqlText> {
    private static final AttributeType UNTYPED = new AttributeType.Computed();

    private final SelectRenderer renderer;
    private final QuerySyntax syntax;
    private final Select select;
    private final Heading heading;

    ConditionRenderer(SelectRenderer renderer, QuerySyntax syntax, Select select, Heading heading) {
        this.renderer = renderer;
        this.syntax = syntax;
        this.select = select;
        this.heading = heading;
    }

    @Override
    public SqlText visit(Condition.Sql condition) {
        return SqlText.of("(" + SelectText.closed(condition.text()) + ")", condition.values());
    }

    @Override
    public SqlText visit(Condition.Equal condition) {
        List<SqlText> terms = new ArrayList<>();
        for (Map.Entry<String, @Nullable Object> entry : condition.values().entrySet()) {
            terms.add(equal(entry.getKey(), entry.getValue()));
        }
        return terms.isEmpty() ? SqlText.of("TRUE") : parenthesised(" AND ", terms);
    }

    @Override
    public SqlText visit(Condition.Compare condition) {
        AttributeType type = heading.attribute(condition.attribute()).type();
        return compare(column(condition.attribute()), type, condition.comparison(), condition.value());
    }

    @Override
    public SqlText visit(Condition.IsNull condition) {
        return SqlText.of("(" + column(condition.attribute()) + " IS NULL)");
    }

    /** EXISTS is true or false, never unknown, so that exclusion is the complement also where values are missing. */
    @Override
    public SqlText visit(Condition.Matches condition) {
        SelectRenderer.Operand other = renderer.operand(condition.other());
        List<String> shared = Matching.namesakes(heading, condition.other().heading());
        List<SqlText> terms = shared.stream()
                .map(name -> SqlText.format(
                        other.alias() + "." + renderer.dialect().quote(name) + " = {}",
                        select.item(name).orElseThrow().qualified()))
                .toList();
        return terms.isEmpty()
                ? SqlText.format("EXISTS (SELECT 1 FROM {})", other.text())
                : SqlText.format("EXISTS (SELECT 1 FROM {} WHERE {})", other.text(), SqlText.join(" AND ", terms));
    }

    @Override
    public SqlText visit(Condition.All condition) {
        return combined(" AND ", condition.parts(), Condition.Constant.ALWAYS);
    }

    @Override
    public SqlText visit(Condition.Any condition) {
        return combined(" OR ", condition.parts(), Condition.Constant.NEVER);
    }

    @Override
    public SqlText visit(Condition.Not condition) {
        return SqlText.format("NOT {}", condition.part().accept(this));
    }

    @Override
    public SqlText visit(Condition.Constant condition) {
        return SqlText.of(condition == Condition.Constant.ALWAYS ? "TRUE" : "FALSE");
    }

    private SqlText combined(String word, List<Condition> parts, Condition.Constant ofNone) {
        return parts.isEmpty()
                ? ofNone.accept(this)
                : parenthesised(
                        word, parts.stream().map(part -> part.accept(this)).toList());
    }

    private SqlText equal(String name, @Nullable Object value) {
        Optional<JsonPath> path = heading.contains(name) ? Optional.empty() : JsonPath.parse(name);
        AttributeType type =
                path.isPresent() ? UNTYPED : heading.attribute(name).type();
        String column = path.map(place -> syntax.jsonValue(column(place.attribute()), place))
                .orElseGet(() -> column(name));
        return value instanceof Collection<?> members ? in(column, type, members) : equal(column, type, value);
    }

    /** One of the members, among which may be "no value". */
    private SqlText in(String column, AttributeType type, Collection<?> members) {
        List<SqlText> terms = new ArrayList<>();
        List<Parameter> present = new ArrayList<>();
        for (Object member : members) {
            if (member != null) {
                present.add(Parameter.of(member, type));
            }
        }
        String one = syntax.compare("", type, Comparison.EQUAL).strip();
        if (!present.isEmpty() && one.startsWith("= ")) {
            String list = String.join(", ", Collections.nCopies(present.size(), one.substring(2)));
            terms.add(new SqlText(column + " IN (" + list + ")", present));
        } else {
            present.forEach(
                    member -> terms.add(new SqlText(syntax.compare(column, type, Comparison.EQUAL), List.of(member))));
        }
        if (present.size() < members.size()) {
            terms.add(SqlText.of(column + " IS NULL"));
        }
        return terms.isEmpty() ? SqlText.of("FALSE") : parenthesised(" OR ", terms);
    }

    private SqlText equal(String column, AttributeType type, @Nullable Object value) {
        return value == null
                ? SqlText.of(column + " IS NULL")
                : new SqlText(syntax.compare(column, type, Comparison.EQUAL), List.of(Parameter.of(value, type)));
    }

    private SqlText compare(String column, AttributeType type, Comparison comparison, Object value) {
        return new SqlText("(" + syntax.compare(column, type, comparison) + ")", List.of(Parameter.of(value, type)));
    }

    private String column(String name) {
        return select.item(name).orElseThrow().bare().text();
    }

    private static SqlText parenthesised(String word, List<SqlText> terms) {
        return SqlText.format("({})", SqlText.join(word, terms));
    }
}
