package datajoint.declare;

import datajoint.backend.ForeignKey;
import datajoint.backend.StoredColumn;
import datajoint.backend.StoredIndex;
import datajoint.backend.TableStructure;
import datajoint.definition.AttributeLine;
import datajoint.definition.IndexLine;
import datajoint.definition.Line;
import datajoint.definition.ReferenceLine;
import datajoint.definition.TableDefinition;
import datajoint.model.Attribute;
import datajoint.model.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds a definition that declares the same table again, whoever made it. */
public final class Describe {
    private final TableStructure table;
    private final Set<String> told = new HashSet<>();
    private final List<ForeignKey> untold;
    private final List<Line> lines = new ArrayList<>();

    private Describe(TableStructure table) {
        this.table = table;
        // A reference to a table of the system is how 0.14 kept objects: the mark of the column says what it is.
        this.untold = new ArrayList<>(table.foreignKeys().stream()
                .filter(key -> !key.parent().isHidden())
                .toList());
    }

    public static TableDefinition definition(TableStructure table) {
        return new Describe(table).definition();
    }

    private TableDefinition definition() {
        List<StoredColumn> columns = new ArrayList<>(table.columns());
        columns.removeIf(column -> column.attribute().isHidden());
        for (int place = 0; place < columns.size(); place++) {
            if (!told.contains(columns.get(place).name())) {
                tell(columns, place);
            }
            referencesWithoutNewColumns();
        }
        List<Line> ordered = new ArrayList<>();
        lines.stream().filter(Line::inKey).forEach(ordered::add);
        lines.stream().filter(line -> !line.inKey()).forEach(ordered::add);
        table.indexes().stream()
                .filter(this::isDeclared)
                .forEach(index -> ordered.add(new IndexLine(index.unique(), index.elements(), false)));
        return new TableDefinition(table.comment(), ordered);
    }

    /** As a reference, if one brings just the columns that come next; else as an attribute. */
    private void tell(List<StoredColumn> columns, int place) {
        for (ForeignKey key : untold) {
            List<String> fresh =
                    key.columns().stream().filter(name -> !told.contains(name)).toList();
            List<String> next = columns.subList(place, Math.min(columns.size(), place + fresh.size())).stream()
                    .map(StoredColumn::name)
                    .toList();
            if (!fresh.isEmpty() && next.equals(fresh)) {
                tell(key, columns.get(place).attribute());
                return;
            }
        }
        Attribute attribute = columns.get(place).attribute();
        told.add(attribute.name());
        lines.add(new AttributeLine(
                attribute.name(), attribute.type(), attribute.inKey(), attribute.defaultValue(), attribute.comment()));
    }

    private void tell(ForeignKey key, Attribute first) {
        told.addAll(key.columns());
        untold.remove(key);
        lines.add(reference(key, first.inKey(), first.nullable()));
    }

    private void referencesWithoutNewColumns() {
        for (ForeignKey key : List.copyOf(untold)) {
            if (told.containsAll(key.columns())) {
                untold.remove(key);
                boolean inKey = table.primaryKey().containsAll(key.columns());
                lines.add(reference(key, inKey, false));
            }
        }
    }

    private ReferenceLine reference(ForeignKey key, boolean inKey, boolean nullable) {
        Map<String, String> renames = new LinkedHashMap<>();
        for (String column : key.columns()) {
            if (!key.parentOf(column).equals(column)) {
                renames.put(column, key.parentOf(column));
            }
        }
        boolean unique = table.indexes().contains(new StoredIndex(true, key.columns()));
        return new ReferenceLine(nameOf(key.parent()), renames, inKey, nullable, unique, "");
    }

    private String nameOf(TableName parent) {
        if (table.name().master().filter(parent::equals).isPresent()) {
            return "master";
        }
        boolean sayable =
                parent.tier().isPresent() && TableNames.ofClass(parent).equals(parent);
        if (!sayable) {
            return "`%s`.`%s`".formatted(parent.schema(), parent.table());
        }
        return parent.schema().equals(table.name().schema())
                ? parent.className()
                : parent.schema() + "." + parent.className();
    }

    /** Without the indexes that a reference brings along. */
    private boolean isDeclared(StoredIndex index) {
        return table.foreignKeys().stream().noneMatch(key -> key.columns().equals(index.elements()));
    }
}
