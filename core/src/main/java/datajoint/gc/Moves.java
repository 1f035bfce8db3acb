package datajoint.gc;

import datajoint.model.StoreException;
import datajoint.store.MissingObjectException;
import datajoint.store.ObjectPath;
import datajoint.store.Storage;
import datajoint.store.StoredObject;
import datajoint.store.Swept;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

/** Moves objects into quarantine, back, and out of the world; counts, and notes what cannot be moved. Safe for threads. */
final class Moves {
    private static final int PROGRESS_OBJECTS = 1_000;

    private final Storage storage;
    private final GcProgress progress;
    private final Counter quarantined = new Counter();
    private final Counter restored = new Counter();
    private final Counter purged = new Counter();
    private Tally swept = Tally.NONE;
    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());

    Moves(Storage storage, GcProgress progress) {
        this.storage = storage;
        this.progress = progress;
    }

    /** Leaves alone what has been written or touched since it was listed. */
    void quarantine(String run, StoredObject listed) {
        trying(listed.path(), () -> {
            Optional<StoredObject> now = storage.find(listed.path());
            if (now.isPresent() && !now.get().modified().isAfter(listed.modified())) {
                storage.move(listed.path(), Quarantine.place(run, listed.path()));
                quarantined.add(listed);
                told("objects quarantined", quarantined);
            }
        });
    }

    /** Gives an object its old name again, unless another has it by now. */
    void restore(Quarantine.Held held) {
        trying(held.object().path(), () -> {
            if (storage.find(held.original()).isEmpty()) {
                storage.move(held.object().path(), held.original());
                restored.add(held.object());
                told("objects restored", restored);
            }
        });
    }

    /** Removes an object for good that no row needs, or that has been written again. */
    void purge(Quarantine.Held held, Predicate<ObjectPath> isLive) {
        ObjectPath path = held.object().path();
        trying(path, () -> {
            if (storage.find(path).isEmpty()) {
                return;
            }
            if (isLive.test(held.original()) && !isThere(held)) {
                failures.add("%s: rows need it, and an object of another size has its place".formatted(path));
                return;
            }
            storage.delete(path);
            purged.add(held.object());
            told("objects purged", purged);
        });
    }

    private boolean isThere(Quarantine.Held held) {
        return storage.find(held.original())
                .filter(present -> present.size() == held.object().size())
                .isPresent();
    }

    /** One object that cannot be moved does not keep the others from it. What somebody else moved is done. */
    private void trying(ObjectPath path, Runnable work) {
        try {
            work.run();
        } catch (MissingObjectException e) {
            progress.at("objects that others moved", 1);
        } catch (StoreException e) {
            failures.add(path + ": " + e.problem());
        }
    }

    private void told(String doing, Counter counter) {
        long done = counter.tally().objects();
        if (done % PROGRESS_OBJECTS == 0) {
            progress.at(doing, done);
        }
    }

    /** Removes what was left half written. */
    void sweep(Instant olderThan) {
        Swept found = storage.sweepUnfinished(olderThan);
        swept = new Tally(found.count(), found.bytes());
    }

    GcReport report(String store, Optional<String> run) {
        return new GcReport(store, run, quarantined.tally(), restored.tally(), purged.tally(), swept, failures);
    }

    /** A tally that threads add to. */
    private static final class Counter {
        private final LongAdder objects = new LongAdder();
        private final LongAdder bytes = new LongAdder();

        void add(StoredObject object) {
            objects.increment();
            bytes.add(object.size());
        }

        Tally tally() {
            return new Tally(objects.sum(), bytes.sum());
        }
    }
}
