package datajoint.insert;

import datajoint.backend.StoredColumn;
import datajoint.codec.CodecContext;
import datajoint.database.Database;
import datajoint.model.AttributeType;
import datajoint.model.TableName;
import datajoint.store.UncommittedObjects;
import datajoint.value.CellEncoder;
import datajoint.value.CodedEncoder;
import datajoint.value.Encoders;
import datajoint.value.Wire;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The cells of a row that go through codecs. Safe for threads. */
final class CodedCells {
    private final Map<Integer, Cell> cells = new TreeMap<>();
    private final Map<Integer, KeyPart> key = new TreeMap<>();
    private final UncommittedObjects uncommitted = new UncommittedObjects();

    private record Cell(CodedEncoder encoder, CodecContext context, boolean inStore) {}

    private record KeyPart(String name, CellEncoder encoder) {}

    CodedCells(Database database, TableName table, List<StoredColumn> columns) {
        Encoders choice = new Encoders(database.backend().wire(), database.codecs());
        // Paths are made of values as people have them: PostgreSQL's form keeps truth values and UUIDs apart from
        // others.
        Encoders readable = new Encoders(Wire.POSTGRESQL, database.codecs());
        for (int i = 0; i < columns.size(); i++) {
            var attribute = columns.get(i).attribute();
            if (attribute.type() instanceof AttributeType.Coded coded) {
                CodecContext context = new CodecContext(
                        table, attribute.name(), Map.of(), coded.store(), database.stores(), uncommitted);
                cells.put(i, new Cell(choice.of(coded), context, coded.inStore()));
            } else if (attribute.inKey()) {
                key.put(i, new KeyPart(attribute.name(), readable.of(attribute)));
            }
        }
    }

    boolean isEmpty() {
        return cells.isEmpty();
    }

    /** True if objects may be written beside the rows. */
    boolean useStores() {
        return cells.values().stream().anyMatch(Cell::inStore);
    }

    boolean has(int column) {
        return cells.containsKey(column);
    }

    /** What to take back if the rows do not come. */
    UncommittedObjects uncommitted() {
        return uncommitted;
    }

    void validate(int column, Object value) {
        Cell cell = cell(column);
        cell.encoder().validate(value, cell.context());
    }

    @Nullable
    Object encode(int column, Object value, Map<String, Object> rowKey) {
        Cell cell = cell(column);
        return cell.encoder().encode(value, cell.context().withKey(rowKey));
    }

    /** The primary key as far as the row tells it. */
    Map<String, Object> key(@Nullable Object[] row) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (useStores()) {
            key.forEach((i, part) -> {
                Object value = row[i];
                Object readable = value == null || value == RowReader.ABSENT
                        ? null
                        : part.encoder().encode(value);
                if (readable != null) {
                    values.put(part.name(), readable);
                }
            });
        }
        return values;
    }

    private Cell cell(int column) {
        Cell cell = cells.get(column);
        if (cell == null) {
            throw new IllegalArgumentException("column " + column + " has no codec");
        }
        return cell;
    }
}
