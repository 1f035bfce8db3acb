package datajoint;

import datajoint.backend.OnDuplicate;
import datajoint.backend.TableStructure;
import datajoint.database.Database;
import datajoint.declare.Describe;
import datajoint.definition.TableDefinition;
import datajoint.drop.DropPlan;
import datajoint.drop.DropPlanner;
import datajoint.insert.Insert;
import datajoint.insert.InsertOptions;
import datajoint.model.Heading;
import datajoint.model.QueryException;
import datajoint.model.TableName;
import datajoint.query.BaseTable;
import datajoint.query.Expression;
import datajoint.row.Row;
import datajoint.stage.StagedInsert;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table in the database. It can be read like any query, and rows can be inserted. Safe for threads.
 *
 * @param <R> the type of its rows: a record, or {@link Row}
 */
public final class Table<R> implements Relation {
    private final DataJoint dj;
    private final BaseTable base;
    private final TableStructure structure;
    private final Class<R> type;

    Table(DataJoint dj, BaseTable base, TableStructure structure, Class<R> type) {
        this.dj = dj;
        this.base = base;
        this.structure = structure;
        this.type = type;
    }

    public TableName name() {
        return base.name();
    }

    public Heading heading() {
        return base.heading();
    }

    /** The type of its rows. */
    public Class<R> rowType() {
        return type;
    }

    @Override
    public Expression expression() {
        return base;
    }

    @Override
    public Database database() {
        return dj.database();
    }

    /** The same table, used inside a transaction. */
    public Table<R> in(DataJoint transaction) {
        return new Table<>(transaction, base, structure, type);
    }

    /** A definition that declares this table again, whoever made it. */
    public TableDefinition definition() {
        return Describe.definition(structure);
    }

    /** The text of {@link #definition}. */
    public String describe() {
        return Schema.describe(structure);
    }

    public void insert(R row) {
        insertAny(List.of(row).iterator(), InsertOptions.DEFAULT);
    }

    public void insert(R row, OnDuplicate onDuplicate) {
        insertAny(List.of(row).iterator(), new InsertOptions(onDuplicate));
    }

    /** Inserts all rows or, if one cannot be inserted, none. @return how many were given */
    public long insertAll(Iterable<? extends R> rows) {
        return insertAny(rows.iterator(), InsertOptions.DEFAULT);
    }

    public long insertAll(Iterable<? extends R> rows, OnDuplicate onDuplicate) {
        return insertAny(rows.iterator(), new InsertOptions(onDuplicate));
    }

    /** Inserts rows as they come; they are never held all together. */
    public long insertAll(Stream<? extends R> rows) {
        return insertAny(rows.iterator(), InsertOptions.DEFAULT);
    }

    /** Inserts a row given by name. */
    public void insert(Map<String, ? extends @Nullable Object> row) {
        insertAny(List.of(row).iterator(), InsertOptions.DEFAULT);
    }

    public long insertMaps(Collection<? extends Map<String, ?>> rows) {
        return insertAny(rows.iterator(), InsertOptions.DEFAULT);
    }

    /**
     * Inserts rows of any form: maps, {@link Row}s or records.
     *
     * @throws datajoint.model.DataException that names row, attribute and value; nothing is inserted then
     */
    public long insertAny(Iterator<?> rows, InsertOptions options) {
        requireFilledByHand(options);
        return Insert.rows(database(), structure, rows, options);
    }

    /**
     * Begins a row whose files and folders are written before it is inserted.
     *
     * @param key the whole primary key of the row
     */
    public StagedInsert stage(Map<String, ?> key) {
        requireFilledByHand(InsertOptions.DEFAULT);
        return StagedInsert.begin(database(), name(), structure.heading(), key, this::insert);
    }

    /**
     * The tables that have to go for this one to go: all that refer to it, in every schema. Nothing is dropped before
     * {@link DropPlan#execute}.
     *
     * @throws datajoint.model.IntegrityException if a part would go while its master stays
     */
    public DropPlan planDrop() {
        return DropPlanner.table(database(), dj.catalogue(), name());
    }

    private void requireFilledByHand(InsertOptions options) {
        if (base.name().tier().filter(tier -> tier.isPopulated()).isPresent()
                && options.populated() == InsertOptions.Populated.REFUSE) {
            throw new QueryException(
                    "%s is filled by populate.".formatted(base.name()),
                    "Insert with InsertOptions.allowingDirect() if you know why.");
        }
    }

    @Override
    public String toString() {
        return base.name().toString();
    }
}
