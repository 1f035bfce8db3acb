package datajoint.insert;

import datajoint.backend.OnDuplicate;
import datajoint.backend.RowWriter;
import datajoint.backend.TableStructure;
import datajoint.database.Connections;
import datajoint.database.Database;
import datajoint.store.Workers;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Inserts rows into a table: all of them, or, if one cannot be, none. */
public final class Insert {
    private static final int MOST_ROWS = 10_000;
    private static final int CODED_ROWS = 64;
    private static final int STORED_ROWS = 4 * Workers.COUNT;
    private static final long MOST_CODED_BYTES = 256L << 20;
    private static final int ONE_STATEMENT = 20;

    private final Database database;
    private final TableStructure table;
    private final InsertOptions options;
    private final InsertPlan plan;
    private final RowReader reader;
    private long read;

    private Insert(Database database, TableStructure table, InsertOptions options) {
        this.database = database;
        this.table = table;
        this.options = options;
        this.plan = new InsertPlan(database, table);
        this.reader = new RowReader(table.name(), plan.attributes(), options.extraFields());
    }

    /**
     * @param rows maps, {@code Row}s or records, read once and never held all together
     * @return the number of rows given
     */
    public static long rows(Database database, TableStructure table, Iterator<?> rows, InsertOptions options) {
        return new Insert(database, table, options).insert(rows);
    }

    private long insert(Iterator<?> rows) {
        return plan.usesStores() ? insertWithObjects(rows) : insert(database.connections(), next(rows), rows);
    }

    /** Objects first, rows second: a row never waits for its object. If the rows do not come, the objects go again. */
    private long insertWithObjects(Iterator<?> rows) {
        AtomicBoolean begun = new AtomicBoolean();
        try {
            Batch first = next(rows);
            return database.connections().transact("Inserting into " + table.name(), inside -> {
                begun.set(true);
                inside.afterRollback(plan.uncommitted()::withdraw);
                return insert(inside, first, rows);
            });
        } catch (RuntimeException | Error e) {
            if (!begun.get()) {
                plan.uncommitted().withdraw();
            }
            throw e;
        }
    }

    private long insert(Connections connections, Batch first, Iterator<?> rows) {
        if (first.isEmpty()) {
            return 0;
        }
        String doing = "Inserting into " + table.name();
        if (!rows.hasNext()
                && first.isOne()
                && first.size() <= ONE_STATEMENT
                && options.onDuplicate() != OnDuplicate.REPLACE) {
            return write(connections, doing, first);
        }
        return connections.transact(doing, inside -> {
            write(inside, doing, first);
            try (Prefetch<Batch> batches = new Prefetch<>(() -> next(rows))) {
                for (Batch batch = batches.take(); !batch.isEmpty(); batch = batches.take()) {
                    write(inside, doing, batch);
                }
            }
            return read;
        });
    }

    private int write(Connections inside, String doing, Batch batch) {
        RowWriter writer = database.backend().writer();
        batch.groups()
                .forEach((given, rows) -> inside.use(doing, connection -> {
                    writer.write(connection, plan.target(given), rows, options.onDuplicate());
                    return rows.size();
                }));
        return batch.size();
    }

    private Batch next(Iterator<?> rows) {
        Batch batch = new Batch();
        long most = database.backend().writer().mostBytes();
        int chunk = plan.usesStores() ? STORED_ROWS : plan.hasCodecs() ? CODED_ROWS : 1;
        while (rows.hasNext() && batch.size() < MOST_ROWS && batch.bytes() < most) {
            if (chunk == 1) {
                batch.add(plan.encode(reader.read(rows.next()), ++read));
            } else {
                encodeTogether(rows, chunk).forEach(batch::add);
            }
        }
        return batch;
    }

    /** Codecs compress, so that several processors help, and wait for stores, where several threads do. */
    private List<EncodedRow> encodeTogether(Iterator<?> rows, int most) {
        List<@Nullable Object[]> cells = new ArrayList<>(most);
        long before = read;
        long bytes = 0;
        while (rows.hasNext() && cells.size() < most && bytes < MOST_CODED_BYTES) {
            cells.add(reader.read(rows.next()));
            bytes += Weight.of(cells.get(cells.size() - 1));
            read++;
        }
        List<Integer> places = IntStream.range(0, cells.size()).boxed().toList();
        Function<Integer, EncodedRow> encode = place -> plan.encode(cells.get(place), before + place + 1);
        return plan.usesStores()
                ? database.stores().workers().each(places, encode)
                : places.parallelStream().map(encode).toList();
    }
}
