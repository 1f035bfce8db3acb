package datajoint.insert;

import datajoint.backend.InsertTarget;
import datajoint.backend.StoredColumn;
import datajoint.backend.TableStructure;
import datajoint.database.Database;
import datajoint.model.Attribute;
import datajoint.model.CodecException;
import datajoint.model.ConfigException;
import datajoint.model.DataException;
import datajoint.model.DataJointException;
import datajoint.model.DefaultValue;
import datajoint.model.StoreException;
import datajoint.store.UncommittedObjects;
import datajoint.value.CellEncoder;
import datajoint.value.Encoders;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What has to be done to each cell of a row, worked out once for an insert. Safe for threads. */
final class InsertPlan {
    private final TableStructure table;
    private final List<StoredColumn> columns;
    private final CellEncoder[] encoders;
    private final CodedCells coded;

    InsertPlan(Database database, TableStructure table) {
        this.table = table;
        this.columns = table.columns().stream()
                .filter(column -> !column.attribute().isHidden())
                .toList();
        Encoders choice = new Encoders(database.backend().wire(), database.codecs());
        this.coded = new CodedCells(database, table.name(), columns);
        this.encoders =
                columns.stream().map(column -> choice.of(column.attribute())).toArray(CellEncoder[]::new);
    }

    List<String> attributes() {
        return columns.stream().map(StoredColumn::name).toList();
    }

    boolean hasCodecs() {
        return !coded.isEmpty();
    }

    /** True if objects may be written beside the rows. */
    boolean usesStores() {
        return coded.useStores();
    }

    /** What to take back if the rows do not come. */
    UncommittedObjects uncommitted() {
        return coded.uncommitted();
    }

    /** A row whose cells are as the driver wants them, without those that get their default from the server. */
    EncodedRow encode(@Nullable Object[] cells, long number) {
        BitSet given = new BitSet(cells.length);
        @Nullable Object[] encoded = new Object[cells.length];
        int count = 0;
        long bytes = 0;
        for (int i = 0; i < cells.length; i++) {
            Attribute attribute = columns.get(i).attribute();
            Object value = cells[i] == RowReader.ABSENT || cells[i] == null
                    ? substitute(attribute, cells[i] == RowReader.ABSENT, number)
                    : cells[i];
            if (value != RowReader.ABSENT) {
                Object cell = value == null ? null : encode(i, value, number);
                if (cell == null && value != null) {
                    cell = missing(i, attribute, number);
                }
                given.set(i);
                encoded[count++] = cell;
            }
        }
        encodeCoded(given, cells, encoded, number);
        for (int i = 0; i < count; i++) {
            bytes += size(encoded[i]);
        }
        return new EncodedRow(given, count == cells.length ? encoded : java.util.Arrays.copyOf(encoded, count), bytes);
    }

    /** Last, when all other cells of the row are known to be good: some codecs write to a store. */
    private void encodeCoded(BitSet given, @Nullable Object[] cells, @Nullable Object[] encoded, long number) {
        if (coded.isEmpty()) {
            return;
        }
        Map<String, Object> key = coded.key(cells);
        int place = 0;
        for (int i = given.nextSetBit(0); i >= 0; i = given.nextSetBit(i + 1)) {
            Object value = encoded[place];
            if (value != null && coded.has(i)) {
                int column = i;
                encoded[place] = naming(i, number, () -> coded.encode(column, value, key));
            }
            place++;
        }
    }

    /** Columns of this set, and where they stand. */
    InsertTarget target(BitSet given) {
        List<String> names = new ArrayList<>();
        List<String> others = new ArrayList<>();
        List<String> types = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (given.get(i)) {
                names.add(columns.get(i).name());
                types.add(columns.get(i).sqlType());
            } else {
                others.add(columns.get(i).name());
            }
        }
        boolean otherUnique = table.indexes().stream().anyMatch(index -> index.unique());
        return new InsertTarget(table.name(), names, others, table.primaryKey(), types, otherUnique);
    }

    /** What stands for a value that is not given: the default, nothing, or whatever the server makes of it. */
    private @Nullable Object substitute(Attribute attribute, boolean absent, long number) {
        DefaultValue value = attribute.defaultValue().orElse(null);
        if (attribute.type().isAutoIncrement()
                || (value instanceof DefaultValue.Expression && (absent || !attribute.nullable()))) {
            return RowReader.ABSENT;
        }
        if (value instanceof DefaultValue.Literal literal && (absent || !attribute.nullable())) {
            return literal.value();
        }
        if (attribute.nullable()) {
            return null;
        }
        throw failure(attribute, number, new DataException("needs a value", "Give one, or declare a default."));
    }

    private @Nullable Object encode(int column, Object value, long number) {
        return naming(column, number, () -> {
            if (coded.has(column)) {
                coded.validate(column, value);
                return value;
            }
            return encoders[column].encode(value);
        });
    }

    /** Says which cell it is that something is wrong with. */
    private @Nullable Object naming(int column, long number, Supplier<@Nullable Object> work) {
        try {
            return work.get();
        } catch (DataJointException e) {
            throw failure(columns.get(column).attribute(), number, e);
        }
    }

    /** For NaN and the like, which the database holds as a missing value. */
    private @Nullable Object missing(int column, Attribute attribute, long number) {
        Object value = substitute(attribute, false, number);
        return value == null || value == RowReader.ABSENT ? null : encoders[column].encode(value);
    }

    private DataJointException failure(Attribute attribute, long number, DataJointException e) {
        String problem = "Row %d of the insert into %s: attribute '%s': %s."
                .formatted(number, table.name(), attribute.name(), e.problem().replaceFirst("\\.$", ""));
        if (e instanceof StoreException) {
            return new StoreException(problem, e.remedy(), e);
        }
        if (e instanceof ConfigException) {
            return new ConfigException(problem, e.remedy(), e);
        }
        return e instanceof DataException
                ? new DataException(problem, e.remedy(), e)
                : new CodecException(problem, e.remedy(), e);
    }

    private static long size(@Nullable Object cell) {
        if (cell instanceof byte[] bytes) {
            return bytes.length;
        }
        return cell instanceof String text ? 2L * text.length() : 8;
    }
}
