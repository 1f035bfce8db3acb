package datajoint.interop;

import datajoint.definition.AttributeLine;
import datajoint.definition.DefinitionPrinter;
import datajoint.definition.IndexLine;
import datajoint.definition.Line;
import datajoint.definition.ReferenceLine;
import datajoint.definition.TableDefinition;
import datajoint.model.AttributeTypes;
import datajoint.model.DefaultValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Random tables that refer to each other; the same seed gives the same tables. */
final class RandomTables {
    private static final List<String> KEY_TYPES = List.of(
            "int8",
            "int32",
            "uint8",
            "uint32",
            "uint64",
            "varchar(12)",
            "char(3)",
            "date",
            "uuid",
            "datetime(3)",
            "enum('a', 'it''s', \"b,c\", 'd:e')",
            "decimal(6,2)",
            "bool");
    private static final List<String> OTHER_TYPES = List.of(
            "float32",
            "float64",
            "json",
            "bytes",
            "<blob>",
            "<npy@raw>",
            "uint16",
            "int64",
            "datetime",
            "varchar(200)",
            "enum('x', 'y')",
            "bool",
            "decimal(20,0)");
    private static final List<String> COMMENTS =
            List.of("", "plain", "two words", "it's \"quoted\"", "100% a\\b # c: d", "µm");

    private final Random random;
    private final Map<String, List<String>> keys = new LinkedHashMap<>();

    RandomTables(long seed) {
        this.random = new Random(seed);
    }

    /** A definition that may refer to those made before. */
    String next() {
        String name = "T" + keys.size();
        List<Line> lines = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        references(name, true, lines, columns);
        for (int i = random.nextInt(2) + (columns.isEmpty() ? 1 : 0); i > 0; i--) {
            columns.add("%s_k%d".formatted(name.toLowerCase(java.util.Locale.ROOT), i));
            lines.add(attribute(columns.get(columns.size() - 1), pick(KEY_TYPES), true));
        }
        keys.put(name, List.copyOf(columns));
        references(name, false, lines, columns);
        List<String> plain = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            String type = random.nextBoolean() ? pick(KEY_TYPES) : pick(OTHER_TYPES);
            if (KEY_TYPES.contains(type)) {
                plain.add("a" + i);
            }
            lines.add(attribute("a" + i, type, false));
        }
        if (!plain.isEmpty() && random.nextBoolean()) {
            lines.add(new IndexLine(random.nextBoolean(), plain, false));
        }
        return DefinitionPrinter.print(new TableDefinition(pick(COMMENTS), lines));
    }

    private AttributeLine attribute(String name, String type, boolean inKey) {
        Optional<DefaultValue> value = Optional.empty();
        if (!inKey && random.nextInt(3) == 0) {
            value = Optional.of(new DefaultValue.Null());
        } else if (type.startsWith("varchar") && random.nextBoolean()) {
            value = Optional.of(new DefaultValue.Literal(pick(List.of("", "it's", "C:\\x", "a\"b", "null", "5"))));
        } else if (type.matches("u?int\\d+|float64|bool") && random.nextBoolean()) {
            value = Optional.of(new DefaultValue.Literal("1"));
        } else if (type.equals("datetime(3)")) {
            value = Optional.of(new DefaultValue.Expression("CURRENT_TIMESTAMP(3)"));
        }
        return new AttributeLine(name, AttributeTypes.parse(type).orElseThrow(), inKey, value, pick(COMMENTS));
    }

    /** At most one, so that no two references share a column by accident; sometimes with a new name for a column. */
    private void references(String name, boolean inKey, List<Line> lines, List<String> columns) {
        if (keys.isEmpty() || random.nextBoolean()) {
            return;
        }
        String parent = pick(List.copyOf(keys.keySet()));
        if (parent.equals(name)) {
            return;
        }
        Map<String, String> renames = new LinkedHashMap<>();
        for (String column : keys.get(parent)) {
            if (!inKey || random.nextInt(4) == 0) {
                renames.put(
                        (inKey ? "k" : "r") + renames.size() + "_of_" + name.toLowerCase(java.util.Locale.ROOT),
                        column);
            }
        }
        keys.get(parent).stream()
                .filter(column -> !renames.containsValue(column))
                .forEach(columns::add);
        columns.addAll(renames.keySet());
        lines.add(new ReferenceLine(
                parent, renames, inKey, !inKey && random.nextBoolean(), !inKey && random.nextInt(4) == 0, ""));
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
