package datajoint.gc;

import datajoint.database.Database;
import datajoint.model.Nearest;
import datajoint.model.StoreException;
import datajoint.settings.StoreSpec;
import datajoint.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Collects the garbage of one store. Objects are listed first and rows read second, in all schemas of the server, so that
 * a row that comes meanwhile is seen; garbage goes into quarantine, where it lies until {@link #purge}; before and after
 * each step rows are read again, and what they need comes back. Whatever cannot be read ends the collection with nothing
 * removed.
 *
 * <p>Rows of other servers are not seen: a store that several servers use needs {@link #alsoReferencedBy}.
 */
public final class GarbageCollector {
    private final Store store;
    private final List<Database> databases;
    private final GcOptions options;
    private final GcProgress progress;
    private final Clock clock;

    private GarbageCollector(
            Store store, List<Database> databases, GcOptions options, GcProgress progress, Clock clock) {
        this.store = store;
        this.databases = List.copyOf(databases);
        this.options = options;
        this.progress = progress;
        this.clock = clock;
    }

    /** @param store one of those of the database */
    public static GarbageCollector of(Database database, Store store) {
        return new GarbageCollector(store, List.of(database), GcOptions.DEFAULT, GcProgress.NONE, Clock.systemUTC());
    }

    public GarbageCollector with(GcOptions others) {
        return new GarbageCollector(store, databases, others, progress, clock);
    }

    /** Counts the rows of more servers, or of more databases of a PostgreSQL server, that use the same store. */
    public GarbageCollector alsoReferencedBy(Database... others) {
        List<Database> all =
                Stream.concat(databases.stream(), Arrays.stream(others)).toList();
        return new GarbageCollector(store, all, options, progress, clock);
    }

    public GarbageCollector reporting(GcProgress listener) {
        return new GarbageCollector(store, databases, options, listener, clock);
    }

    /** What would be collected. Writes nothing. */
    public GcPlan plan() {
        return plan(clock.instant());
    }

    /** Moves garbage into quarantine, and what turns out to be needed back. */
    public GcReport quarantine() {
        sections();
        try (CollectorLock lock = CollectorLock.take(store, clock)) {
            GcPlan plan = plan(lock.since());
            Moves moves = new Moves(store.storage(), progress);
            Optional<String> run = Optional.empty();
            if (!plan.garbage().isEmpty()) {
                String id = Journal.begin(store, plan.garbage(), clock);
                run = Optional.of(id);
                lock.requireHeld();
                each(plan.garbage(), object -> moves.quarantine(id, object));
            }
            restoreLive(moves);
            return moves.report(store.name(), run);
        }
    }

    /** Removes for good what has been in quarantine long enough, but for what rows need by now, which comes back. */
    public GcReport purge() {
        sections();
        try (CollectorLock lock = CollectorLock.take(store, clock)) {
            Instant before = lock.since().minus(options.purgeGrace());
            Moves moves = new Moves(store.storage(), progress);
            List<Quarantine.Run> runs = Quarantine.runs(store.storage());
            Marks marks = restoreLive(moves, runs);
            lock.requireHeld();
            for (Quarantine.Run run : runs) {
                if (QuarantineRun.of(run, before).purgeable()) {
                    each(run.held(), held -> moves.purge(held, marks.live()::isLive));
                    Journal.endIfEmpty(store, run.id());
                }
            }
            moves.sweep(before);
            return moves.report(store.name(), Optional.empty());
        }
    }

    /** Brings back all that a run took and that has not been purged. @throws StoreException if there is no such run */
    public GcReport restore(String run) {
        try (CollectorLock lock = CollectorLock.take(store, clock)) {
            Moves moves = new Moves(store.storage(), progress);
            List<Quarantine.Run> runs = Quarantine.runs(store.storage());
            Quarantine.Run found = runs.stream()
                    .filter(one -> one.id().equals(run))
                    .findFirst()
                    .orElseThrow(() -> missing(run, runs));
            lock.requireHeld();
            each(found.held(), moves::restore);
            Journal.endIfEmpty(store, run);
            return moves.report(store.name(), Optional.of(run));
        }
    }

    /** What earlier collections put into quarantine, oldest first. */
    public List<QuarantineRun> runs() {
        return runs(clock.instant());
    }

    /** Removes the lock of a collection of another machine that was killed. If it runs after all, it stops. */
    public void unlock() {
        CollectorLock.remove(store);
    }

    private List<QuarantineRun> runs(Instant now) {
        Instant before = now.minus(options.purgeGrace());
        return Quarantine.runs(store.storage()).stream()
                .map(run -> QuarantineRun.of(run, before))
                .toList();
    }

    private GcPlan plan(Instant now) {
        Listing listing = Listing.of(store.storage(), sections(), now.minus(options.grace()), progress);
        List<QuarantineRun> runs = runs(now);
        Marks marks = mark();
        return listing.plan(store.name(), marks, options.collected(marks.schemas()), runs);
    }

    /** A row may have come since the last look, from a transaction that was older. */
    private void restoreLive(Moves moves) {
        List<Quarantine.Run> runs = Quarantine.runs(store.storage());
        if (runs.stream().anyMatch(run -> !run.held().isEmpty())) {
            restoreLive(moves, runs);
        }
    }

    private Marks restoreLive(Moves moves, List<Quarantine.Run> runs) {
        Marks marks = mark();
        List<Quarantine.Held> needed = new ArrayList<>();
        runs.forEach(run -> run.held().stream()
                .filter(held -> marks.live().isLive(held.original()))
                .forEach(needed::add));
        each(needed, moves::restore);
        return marks;
    }

    private <T> void each(List<T> objects, Consumer<T> work) {
        databases.get(0).stores().workers().each(objects, object -> {
            work.accept(object);
            return true;
        });
    }

    private Marks mark() {
        return new Marker(databases, options.unrelated(), store.spec().location(), progress).mark();
    }

    private Sections sections() {
        List<StoreSpec> others = new ArrayList<>();
        var stores = databases.get(0).stores();
        for (String name : stores.names()) {
            if (!name.equals(store.name())) {
                others.add(stores.spec(name));
            }
        }
        return Sections.of(store.spec(), others);
    }

    private StoreException missing(String run, List<Quarantine.Run> runs) {
        List<String> ids = runs.stream().map(Quarantine.Run::id).toList();
        return new StoreException(
                "Store '%s' has no run %s in quarantine; it has %s.".formatted(store, run, ids),
                Nearest.hint(run, ids, "What was purged is gone."));
    }
}
