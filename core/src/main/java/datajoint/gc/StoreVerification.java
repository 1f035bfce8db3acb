package datajoint.gc;

import datajoint.database.Database;
import datajoint.declare.Catalogue;
import datajoint.store.ObjectPath;
import datajoint.store.ObjectReference;
import datajoint.store.Store;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Looks whether every object that the rows of a schema need is in its store as it was. Changes nothing. */
public final class StoreVerification {
    private static final int BATCH = 1_000;

    private final Database database;
    private final Catalogue catalogue;
    private final String schema;
    private final VerifyDepth depth;
    private final GcProgress progress;

    private StoreVerification(
            Database database, Catalogue catalogue, String schema, VerifyDepth depth, GcProgress progress) {
        this.database = database;
        this.catalogue = catalogue;
        this.schema = schema;
        this.depth = depth;
        this.progress = progress;
    }

    /** @param schema one that is there */
    public static StoreVerification of(Database database, Catalogue catalogue, String schema) {
        return new StoreVerification(database, catalogue, schema, VerifyDepth.SIZES, GcProgress.NONE);
    }

    public StoreVerification with(VerifyDepth other) {
        return new StoreVerification(database, catalogue, schema, other, progress);
    }

    public StoreVerification reporting(GcProgress listener) {
        return new StoreVerification(database, catalogue, schema, depth, listener);
    }

    public VerifyReport run() {
        Work work = new Work();
        SchemaValues values = new SchemaValues(database, catalogue, schema);
        values.each(work::add);
        work.finish();
        return new VerifyReport(
                schema, work.references.get(), work.seen.size(), work.findings, unneeded(values, work.live));
    }

    /** What lies in the folders of the schema in the stores that its tables name, and no row of it needs. */
    private Tally unneeded(SchemaValues values, LivePaths live) {
        Map<String, Store> stores = new LinkedHashMap<>();
        values.stores().forEach(store -> stores.put(store.name(), store));
        Tally unneeded = Tally.NONE;
        for (Store store : stores.values()) {
            if (!store.spec().hashPrefix().isEmpty()) {
                unneeded = unneeded.plus(unneeded(store, store.spec().hashPrefix() + "/" + schema, live, path -> true));
            }
            if (!store.spec().schemaPrefix().isEmpty()) {
                String folder = store.spec().schemaPrefix();
                unneeded = unneeded.plus(unneeded(store, folder, live, path -> isOfSchema(folder, path)));
            }
        }
        return unneeded;
    }

    private static Tally unneeded(
            Store store, String folder, LivePaths live, java.util.function.Predicate<ObjectPath> isOwn) {
        try (var objects = store.storage().list(folder)) {
            return Tally.of(objects.filter(object -> isOwn.test(object.path()) && !live.isLive(object.path()))
                    .toList());
        }
    }

    private boolean isOfSchema(String folder, ObjectPath path) {
        return Sections.firstPlain(path.text().substring(folder.length() + 1))
                .filter(schema::equals)
                .isPresent();
    }

    /** Values come from one connection, and are checked by several threads. */
    private final class Work {
        private final AtomicLong references = new AtomicLong();
        private final Set<String> seen = ConcurrentHashMap.newKeySet();
        private final List<Finding> findings = Collections.synchronizedList(new ArrayList<>());
        private final LivePaths live = new LivePaths("");
        private final Checker checker = new Checker(depth);
        private final List<ReferencingValue> batch = new ArrayList<>();

        void add(ReferencingValue value) {
            references.incrementAndGet();
            if (seen.add(value.identity())) {
                value.references().stream().map(ObjectReference::path).forEach(live::add);
                batch.add(value);
            }
            if (batch.size() == BATCH) {
                finish();
            }
        }

        void finish() {
            database.stores().workers().each(batch, value -> {
                checker.check(value).ifPresent(fault -> findings.add(finding(value, fault)));
                return true;
            });
            batch.clear();
            progress.at("objects verified", seen.size());
        }

        private Finding finding(ReferencingValue value, Checker.Fault fault) {
            String path = value.references().stream()
                    .findFirst()
                    .map(ObjectReference::path)
                    .orElse("");
            return new Finding(fault.kind(), value.context().toString(), value.key(), path, fault.problem());
        }
    }
}
