package datajoint.migrate.assess;

import datajoint.codec.CodecRegistry;
import datajoint.migrate.catalogue.LegacyColumn;
import datajoint.migrate.catalogue.LegacySchema;
import datajoint.migrate.catalogue.LegacyTable;
import datajoint.migrate.evidence.BinaryContent;
import datajoint.migrate.evidence.Evidence;
import datajoint.migrate.evidence.Evidence.Place;
import datajoint.migrate.evidence.Range;
import datajoint.migrate.evidence.TruthValues;
import datajoint.migrate.plan.Plan;
import datajoint.migrate.plan.PlannedColumn;
import datajoint.migrate.plan.PlannedTable;
import datajoint.migrate.plan.Transfer;
import datajoint.model.CodecException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts what columns are, what they show and what they become side by side. */
final class ColumnUses {
    private static final Pattern ADAPTED = Pattern.compile("(?s):\\s*<\\s*(\\w+)\\s*>\\s*:.*");

    private final List<Column> columns = new ArrayList<>();
    private final Evidence evidence;

    ColumnUses(List<LegacySchema> schemas, Evidence evidence, Plan plan) {
        this.evidence = evidence;
        for (LegacySchema schema : schemas) {
            for (LegacyTable table : schema.tables()) {
                Optional<PlannedTable> planned = plan.table(table.name());
                for (PlannedColumn column : planned.map(PlannedTable::columns).orElse(List.of())) {
                    table.column(column.name())
                            .filter(legacy -> !table.name().isHidden())
                            .ifPresent(legacy -> columns.add(new Column(table, legacy, column)));
                }
            }
        }
    }

    /** A column, before and after. */
    private record Column(LegacyTable table, LegacyColumn legacy, PlannedColumn planned) {
        Place place() {
            return new Place(table.name(), legacy.name());
        }

        boolean isInherited() {
            return table.foreignKeyOf(legacy.name())
                    .filter(key -> !key.parent().isHidden())
                    .isPresent();
        }
    }

    /** The most frequent first. */
    List<TypeUse> types() {
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        for (Column column : columns) {
            counts.computeIfAbsent(written(column.legacy()), type -> new TreeMap<>())
                    .merge(column.planned().type(), 1L, Long::sum);
        }
        List<TypeUse> uses = new ArrayList<>();
        counts.forEach(
                (legacy, becomes) -> becomes.forEach((type, count) -> uses.add(new TypeUse(legacy, type, count))));
        uses.sort(Comparator.comparingLong(TypeUse::columns).reversed());
        return uses;
    }

    /** As the definition of 0.14 says it, where the comment tells more than the column. */
    private static String written(LegacyColumn column) {
        Matcher mark = Pattern.compile("(?s):([^:]+):.*").matcher(column.comment());
        return mark.matches() ? mark.group(1).strip() : column.sqlType();
    }

    /** All but identifiers. */
    List<BinaryUse> binaries() {
        List<BinaryUse> uses = new ArrayList<>();
        for (Column column : columns) {
            BinaryContent content = evidence.binaries().get(column.place());
            if (content != null && !column.planned().type().equals("uuid")) {
                uses.add(new BinaryUse(
                        column.place().toString(),
                        column.legacy().sqlType(),
                        column.planned().type(),
                        content));
            }
        }
        return uses;
    }

    List<UnsignedUse> unsigned() {
        List<UnsignedUse> uses = new ArrayList<>();
        for (Column column : columns) {
            String type = column.legacy().sqlType();
            Range range = evidence.ranges().get(column.place());
            if (range != null && type.contains("unsigned") && !column.isInherited()) {
                uses.add(new UnsignedUse(
                        column.place().toString(),
                        type,
                        column.planned().type(),
                        range.least().map(Object::toString).orElse(""),
                        range.greatest().map(Object::toString).orElse(""),
                        range.passesSigned(bits(type))));
            }
        }
        return uses;
    }

    private static int bits(String type) {
        return switch (type.substring(0, type.indexOf("int"))) {
            case "tiny" -> 8;
            case "small" -> 16;
            case "medium" -> 24;
            case "big" -> 64;
            default -> 32;
        };
    }

    List<TruthUse> truths() {
        List<TruthUse> uses = new ArrayList<>();
        for (Column column : columns) {
            TruthValues values = evidence.truths().get(column.place());
            if (values != null && !column.isInherited()) {
                uses.add(
                        new TruthUse(column.place().toString(), column.planned().type(), values));
            }
        }
        return uses;
    }

    List<AdapterUse> adapters(CodecRegistry codecs) {
        List<AdapterUse> uses = new ArrayList<>();
        for (Column column : columns) {
            Matcher adapted = ADAPTED.matcher(column.legacy().comment());
            if (adapted.matches() && !column.isInherited()) {
                uses.add(new AdapterUse(
                        column.place().toString(), adapted.group(1), base(column), isKnown(codecs, adapted.group(1))));
            }
        }
        return uses;
    }

    private static String base(Column column) {
        if (column.planned().transfer() instanceof Transfer.Pointer pointer) {
            String kind = switch (pointer.kind()) {
                case ATTACH -> "attach";
                case FILEPATH -> "filepath";
                case BLOB, EXTERNAL -> "blob";
            };
            return kind + "@" + pointer.legacyStore();
        }
        return column.legacy().sqlType();
    }

    private static boolean isKnown(CodecRegistry codecs, String name) {
        try {
            codecs.codec(name);
            return true;
        } catch (CodecException e) {
            return false;
        }
    }
}
