package datajoint;

import com.fasterxml.jackson.databind.JsonNode;
import datajoint.query.Column;
import datajoint.query.Condition;
import datajoint.query.Order;
import datajoint.query.Top;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes queries of the golden cases, which are trees of Python's operators. */
final class GoldenQueries {
    private final Function<String, Relation> tables;
    private final String backend;

    GoldenQueries(Function<String, Relation> tables, String backend) {
        this.tables = tables;
        this.backend = backend;
    }

    Relation query(JsonNode node) {
        if (node.has("table")) {
            return tables.apply(node.get("table").asText());
        }
        String operator = node.get("op").asText();
        return switch (operator) {
            case "restrict" -> restricted(node);
            case "exclude" -> query(node.get("in")).exclude(condition(node.get("by")));
            case "top" -> query(node.get("in")).top(top(node));
            case "proj" -> projected(query(node.get("in")), node);
            case "join" -> joined(node);
            default -> throw new UnsupportedOperationException(operator);
        };
    }

    private Relation restricted(JsonNode node) {
        Relation source = query(node.get("in"));
        return node.path("semantic").asBoolean(true)
                ? source.restrict(condition(node.get("by")))
                : source.restrictByName(query(node.get("by").get("expr")));
    }

    private Relation joined(JsonNode node) {
        if (node.path("outer").asBoolean(false)) {
            throw new UnsupportedOperationException("extend");
        }
        Relation left = query(node.get("left"));
        Relation right = query(node.get("right"));
        return node.path("semantic").asBoolean(true) ? left.join(right) : left.joinByName(right);
    }

    private Relation projected(Relation source, JsonNode node) {
        List<Column> columns = new ArrayList<>();
        List<String> but = new ArrayList<>();
        List<String> attributes = texts(node.get("attrs"));
        attributes.stream().filter(name -> name.startsWith("-")).forEach(name -> but.add(name.substring(1)));
        for (String name : attributes) {
            if (name.equals("...")) {
                columns.add(Columns.keepAllBut(but.toArray(String[]::new)));
            } else if (!name.startsWith("-") && !but.contains(name)) {
                columns.add(Columns.keep(name));
            }
        }
        node.get("named").fields().forEachRemaining(entry -> {
            String from = entry.getValue().asText();
            if (from.matches("[a-z_]\\w*")) {
                columns.add(Columns.rename(from, entry.getKey()));
            } else if (from.matches("\\([a-z_]\\w*\\)")) {
                columns.add(Columns.copy(from.substring(1, from.length() - 1), entry.getKey()));
            } else {
                columns.add(Columns.compute(entry.getKey(), from));
            }
        });
        if (!but.isEmpty()) {
            source.projectAllBut(but.toArray(String[]::new));
        }
        return source.project(columns.toArray(Column[]::new));
    }

    private Condition condition(JsonNode node) {
        String kind = node.fieldNames().next();
        JsonNode value = node.get(kind);
        return switch (kind) {
            case "sql" ->
                Conditions.sql(
                        value.isTextual() ? value.asText() : value.get(backend).asText());
            case "map" -> Conditions.equal(map(value));
            case "expr" -> Conditions.matches(query(value));
            case "any" -> Conditions.any(conditions(value));
            case "all" -> Conditions.all(conditions(value));
            case "not" -> Conditions.not(condition(value));
            case "bool" -> value.asBoolean() ? Conditions.always() : Conditions.never();
            case "records" -> {
                List<Condition> rows = new ArrayList<>();
                value.forEach(row -> rows.add(Conditions.equal(map(row))));
                yield Conditions.any(rows.toArray(Condition[]::new));
            }
            default -> throw new UnsupportedOperationException(kind);
        };
    }

    private Condition[] conditions(JsonNode list) {
        List<Condition> conditions = new ArrayList<>();
        list.forEach(part -> conditions.add(condition(part)));
        return conditions.toArray(Condition[]::new);
    }

    /** A top as an operator or as arguments of a fetch: absent order means by key, null the order there is. */
    static Top top(JsonNode node) {
        JsonNode limit = node.get("limit");
        OptionalLong rows = limit == null
                ? OptionalLong.of(1)
                : limit.isNull() ? OptionalLong.empty() : OptionalLong.of(limit.asLong());
        Top top = new Top(rows, node.path("offset").asLong(0), Top.all().order());
        JsonNode order = node.get("order_by");
        if (order == null) {
            return top;
        }
        return order.isNull() ? top.inOrder() : top.orderBy(order(order));
    }

    static Order[] order(JsonNode by) {
        List<String> items = by.isTextual() ? List.of(by.asText()) : texts(by);
        return items.stream()
                .map(item -> item.toUpperCase(java.util.Locale.ROOT).endsWith(" DESC")
                        ? Order.desc(item.substring(0, item.length() - 5))
                        : Order.asc(item.replaceFirst("(?i) asc$", "")))
                .toArray(Order[]::new);
    }

    static Map<String, @Nullable Object> map(JsonNode node) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        node.fields().forEachRemaining(entry -> map.put(entry.getKey(), value(entry.getValue())));
        return map;
    }

    static @Nullable Object value(JsonNode node) {
        if (node.isObject()) {
            String kind = node.fieldNames().next();
            String text = node.get(kind).asText();
            return switch (kind) {
                case "$decimal" -> new BigDecimal(text);
                case "$date" -> LocalDate.parse(text);
                case "$datetime" -> LocalDateTime.parse(text.replace(' ', 'T'));
                default -> throw new UnsupportedOperationException(kind);
            };
        }
        if (node.isNull()) {
            return null;
        }
        if (node.isTextual()) {
            return node.asText();
        }
        return node.isBoolean() ? (Object) node.asBoolean() : node.decimalValue();
    }

    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
