package datajoint.migrate.convert;

import datajoint.backend.Backend;
import datajoint.backend.StoredColumn;
import datajoint.migrate.catalogue.LegacyColumn;
import datajoint.migrate.catalogue.LegacyIndex;
import datajoint.migrate.catalogue.LegacyKey;
import datajoint.migrate.catalogue.LegacyTable;
import datajoint.migrate.evidence.Evidence;
import datajoint.migrate.plan.PointerKind;
import datajoint.migrate.plan.Transfer;
import datajoint.model.Attribute;
import datajoint.model.AttributeType;
import datajoint.model.Lineage;
import datajoint.model.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Converts tables, parents before their children: a foreign key takes its types from the parent. */
final class TableConverter {
    private static final int LONGEST_COMMENT = 1024;

    private final Backend backend;
    private final TypeConverter types;
    private final List<String> notes;
    private final Map<TableName, ShadowTable> done = new HashMap<>();

    /** @param notes takes a sentence for each thing that is left out or changed */
    TableConverter(Backend backend, Evidence evidence, StoreMap stores, List<String> notes) {
        this.backend = backend;
        this.types = new TypeConverter(backend.dialect(), evidence, stores);
        this.notes = notes;
    }

    ShadowTable convert(LegacyTable table) {
        List<LegacyKey> keys = table.foreignKeys().stream()
                .filter(key -> !PointerConverter.isTracking(key))
                .toList();
        boolean ours = table.name().tier().isPresent() && !table.primaryKey().isEmpty();
        List<ShadowColumn> columns = new ArrayList<>();
        for (LegacyColumn column : table.columns()) {
            boolean hidden = column.name().startsWith("_");
            columns.add(
                    ours && !hidden
                            ? convert(table, column, keys, columns)
                            : asItIs(column, parent(table, column, keys, columns)));
        }
        ShadowTable shadow = new ShadowTable(table, columns, keys, indexes(table, columns));
        done.put(table.name(), shadow);
        return shadow;
    }

    private ShadowColumn convert(
            LegacyTable table, LegacyColumn column, List<LegacyKey> keys, List<ShadowColumn> before) {
        Optional<ShadowColumn> parent = parent(table, column, keys, before);
        if (parent.isPresent()) {
            return inherited(column, parent.get());
        }
        ConvertedType converted = types.convert(table, column);
        Optional<Lineage> lineage = table.primaryKey().contains(column.name())
                ? Optional.of(new Lineage(table.name(), column.name()))
                : Optional.empty();
        String stored = converted
                .type()
                .mark()
                .map(mark -> ":" + mark + ":" + converted.comment())
                .orElse(converted.comment());
        return new ShadowColumn(
                column,
                converted.type(),
                converted.sqlType(),
                converted.comment(),
                fitting(table, column, stored),
                lineage,
                converted.transfer());
    }

    /** The column of the parent that gives type and lineage: that of the last foreign key, as when it was declared. */
    private Optional<ShadowColumn> parent(
            LegacyTable table, LegacyColumn column, List<LegacyKey> keys, List<ShadowColumn> before) {
        Optional<ShadowColumn> found = Optional.empty();
        for (LegacyKey key : keys) {
            int place = key.columns().indexOf(column.name());
            if (place >= 0 && !PointerConverter.isTracking(key)) {
                String there = key.parentColumns().get(place);
                Optional<ShadowColumn> origin = key.parent().equals(table.name())
                        ? before.stream()
                                .filter(one -> one.legacy().name().equals(there))
                                .findFirst()
                        : Optional.ofNullable(done.get(key.parent())).flatMap(parent -> parent.column(there));
                found = origin.isPresent() ? origin : found;
            }
        }
        return found;
    }

    private ShadowColumn inherited(LegacyColumn column, ShadowColumn parent) {
        Attribute attribute = new Attribute(
                parent.legacy().name(),
                parent.type(),
                true,
                false,
                Optional.empty(),
                LegacyMark.of(column.comment()).comment(),
                parent.lineage());
        String stored =
                backend.ddl().inheritedComment(new StoredColumn(attribute, parent.sqlType(), parent.storedComment()));
        AttributeType type = parent.type().isAutoIncrement()
                ? new AttributeType.Core(
                        ((AttributeType.Core) parent.type()).type(),
                        parent.type().mark().orElseThrow())
                : parent.type();
        return new ShadowColumn(
                column,
                type,
                parent.sqlType(),
                attribute.comment(),
                stored,
                parent.lineage(),
                column.generated().isPresent() ? new Transfer.Generated() : new Transfer.Same());
    }

    /** A foreign key needs the column of its parent, also where nothing else is converted. */
    private static ShadowColumn asItIs(LegacyColumn column, Optional<ShadowColumn> parent) {
        String sqlType = parent.map(ShadowColumn::sqlType).orElse(column.sqlType());
        return new ShadowColumn(
                column,
                new AttributeType.Native(sqlType),
                sqlType,
                column.comment(),
                column.comment(),
                Optional.empty(),
                column.generated().isPresent() ? new Transfer.Generated() : new Transfer.Same());
    }

    private String fitting(LegacyTable table, LegacyColumn column, String comment) {
        if (comment.codePointCount(0, comment.length()) <= LONGEST_COMMENT) {
            return comment;
        }
        notes.add("The comment of %s.%s is too long beside the mark of its type and is cut; in full: %s"
                .formatted(table.name(), column.name(), column.comment()));
        return comment.substring(0, comment.offsetByCodePoints(0, LONGEST_COMMENT));
    }

    private List<LegacyIndex> indexes(LegacyTable table, List<ShadowColumn> columns) {
        List<LegacyIndex> indexes = new ArrayList<>();
        for (LegacyIndex index : table.indexes()) {
            boolean brought = !index.unique()
                    && table.foreignKeys().stream()
                            .anyMatch(key -> key.columns().equals(index.elements()));
            if (!brought) {
                onPointers(table, index, columns).ifPresent(indexes::add);
            }
        }
        return indexes;
    }

    /** An index cannot hold JSON: what tells two objects apart is taken out of it. */
    private Optional<LegacyIndex> onPointers(LegacyTable table, LegacyIndex index, List<ShadowColumn> columns) {
        List<String> elements = new ArrayList<>();
        boolean changed = false;
        for (String element : index.elements()) {
            Optional<Transfer.Pointer> pointer = columns.stream()
                    .filter(column -> column.legacy().name().equals(element))
                    .filter(column -> column.transfer() instanceof Transfer.Pointer)
                    .map(column -> (Transfer.Pointer) column.transfer())
                    .findFirst();
            changed |= pointer.isPresent();
            elements.add(pointer.map(to -> part(element, to.kind())).orElse(element));
        }
        if (!changed) {
            return Optional.of(index);
        }
        if (backend.product().startsWith("MariaDB")) {
            notes.add("%s loses its %s on %s: MariaDB cannot index a part of JSON."
                    .formatted(table.name(), index.unique() ? "unique index" : "index", index.elements()));
            return Optional.empty();
        }
        return Optional.of(new LegacyIndex(index.name(), index.unique(), elements, index.kind()));
    }

    private String part(String column, PointerKind kind) {
        return kind == PointerKind.FILEPATH
                ? backend.ddl().jsonPath(column, "path", Optional.of("char(500)"))
                : backend.ddl().jsonPath(column, "hash", Optional.of("char(26)"));
    }
}
