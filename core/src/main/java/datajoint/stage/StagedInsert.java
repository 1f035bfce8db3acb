package datajoint.stage;

import datajoint.codec.CodecRegistry;
import datajoint.codec.object.ObjectCodec;
import datajoint.database.Database;
import datajoint.model.AttributeType;
import datajoint.model.DataException;
import datajoint.model.Heading;
import datajoint.model.QueryException;
import datajoint.model.TableName;
import datajoint.store.Store;
import datajoint.store.Stores;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One row whose {@code <object@>} attributes are written first, by any library that writes files. Nothing can be seen of
 * it before {@link #commit}; closed without one, or after one that fails, all that was written goes. For one thread.
 */
public final class StagedInsert implements AutoCloseable {
    private final TableName table;
    private final Heading heading;
    private final CodecRegistry codecs;
    private final Stores stores;
    private final Map<String, Object> key;
    private final Consumer<Map<String, @Nullable Object>> insert;
    private final Map<String, StagedObject> objects = new LinkedHashMap<>();
    private boolean over;

    private StagedInsert(
            Database database,
            TableName table,
            Heading heading,
            Map<String, ?> key,
            Consumer<Map<String, @Nullable Object>> insert) {
        this.table = table;
        this.heading = heading;
        this.codecs = database.codecs();
        this.stores = database.stores();
        this.key = new LinkedHashMap<>(key);
        this.insert = insert;
    }

    /**
     * Begins a row.
     *
     * @param key the whole primary key of the row, and nothing else
     * @param insert takes the row when it is complete
     * @throws DataException if the key is another
     */
    public static StagedInsert begin(
            Database database,
            TableName table,
            Heading heading,
            Map<String, ?> key,
            Consumer<Map<String, @Nullable Object>> insert) {
        Set<String> expected = new TreeSet<>(heading.primaryKey());
        if (!expected.equals(new TreeSet<>(key.keySet()))
                || key.values().stream().anyMatch(Objects::isNull)) {
            throw new DataException(
                    "A staged insert into %s begins with %s; its primary key is %s.".formatted(table, key, expected),
                    "Give a value for each attribute of the key; the others come with commit.");
        }
        return new StagedInsert(database, table, heading, key, insert);
    }

    /**
     * A path at which a file is to be written, such as {@code signal.h5}; nothing is there yet.
     *
     * @param extension with its dot, such as {@code .h5}; "" for none
     */
    public Path file(String attribute, String extension) {
        return object(attribute, StagedObject.Kind.FILE, extension).local();
    }

    /** An empty folder in which files are to be written, such as {@code movie.zarr}. */
    public Path folder(String attribute, String extension) {
        return object(attribute, StagedObject.Kind.FOLDER, extension).local();
    }

    /** Inserts a row that has nothing but its key and what was staged. */
    public void commit() {
        commit(Map.of());
    }

    /**
     * Brings what was written to its place and inserts the row: both, or neither. In a transaction the objects go with it if
     * it is rolled back.
     *
     * @param rest the attributes that were not staged, without the key
     * @throws DataException if nothing was written where something was staged
     */
    public void commit(Map<String, ? extends @Nullable Object> rest) {
        requireRunning();
        Map<String, @Nullable Object> row = new LinkedHashMap<>(key);
        objects.forEach((attribute, object) -> row.put(attribute, object.content(table + "." + attribute)));
        rest.forEach((attribute, value) -> {
            if (row.containsKey(attribute)) {
                throw new DataException(
                        "%s.%s is given to commit and was %s."
                                .formatted(table, attribute, key.containsKey(attribute) ? "the key" : "staged"),
                        "Give commit the other attributes only.");
            }
            row.put(attribute, value);
        });
        try {
            insert.accept(row);
        } finally {
            close();
        }
    }

    /** Ends it. What was staged and not committed is removed. */
    @Override
    public void close() {
        over = true;
        objects.values().forEach(StagedObject::remove);
        objects.clear();
    }

    private StagedObject object(String attribute, StagedObject.Kind kind, String extension) {
        requireRunning();
        StagedObject object =
                objects.computeIfAbsent(attribute, name -> StagedObject.create(store(name), name, kind, extension));
        if (object.kind() != kind || !object.extension().equals(extension)) {
            throw new QueryException(
                    "%s.%s is staged as the %s %s."
                            .formatted(table, attribute, object.kind().word(), object.local()),
                    "Stage an attribute once, or twice in the same way.");
        }
        return object;
    }

    private Store store(String attribute) {
        if (heading.attribute(attribute).type() instanceof AttributeType.Coded coded
                && codecs.codec(coded.codec()) instanceof ObjectCodec) {
            return stores.store(coded.store());
        }
        throw new QueryException(
                "%s.%s is %s and cannot be staged."
                        .formatted(
                                table,
                                attribute,
                                heading.attribute(attribute).type().text()),
                "Stage attributes of type <object@>; give others to commit.");
    }

    private void requireRunning() {
        if (over) {
            throw new QueryException(
                    "The staged insert into %s is over.".formatted(table), "Begin another: table.stage(key).");
        }
    }

    @Override
    public String toString() {
        return "staged insert into %s of %s".formatted(table, key);
    }
}
