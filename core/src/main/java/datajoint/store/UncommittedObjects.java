package datajoint.store;

import datajoint.model.StoreException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Objects that were written for rows which are not committed yet: if they never are, the objects go again. Safe for
 * threads. What a killed program leaves behind, garbage collection finds.
 */
public final class UncommittedObjects {
    private static final Logger LOG = LoggerFactory.getLogger(UncommittedObjects.class);

    private final Queue<Written> written = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    private record Written(Store store, ObjectPath path) {}

    /** Writes an object under a name that no other row has. */
    public void put(Store store, ObjectPath path, Content content) {
        write(store, path, () -> store.storage().put(path, content));
    }

    /**
     * Gives an object that lies elsewhere in the store a name that no other row has. It becomes young: garbage collection
     * spares what is young, and its row may not be there for as long as the transaction takes.
     */
    public void move(Store store, ObjectPath from, ObjectPath to) {
        write(store, to, () -> {
            store.storage().touch(from);
            store.storage().move(from, to);
        });
    }

    private void write(Store store, ObjectPath path, Runnable writing) {
        requireRunning(store, path);
        written.add(new Written(store, path));
        writing.run();
        if (over) {
            withdraw();
            requireRunning(store, path);
        }
    }

    /** A thread may still be writing rows ahead while another finds out that they will not be inserted. */
    private void requireRunning(Store store, ObjectPath path) {
        if (over) {
            throw new StoreException(
                    "Store '%s': %s was not written, because its insert has failed.".formatted(store, path),
                    "See the error of the insert.");
        }
    }

    /** Removes what was written, because its rows will not come. What cannot be removed is logged. */
    public void withdraw() {
        over = true;
        for (Written object = written.poll(); object != null; object = written.poll()) {
            try {
                object.store().storage().delete(object.path());
            } catch (StoreException e) {
                LOG.warn(
                        "Store {}: {} was written for a row that did not come, and could not be removed; dj gc will.",
                        object.store(),
                        object.path(),
                        e);
            }
        }
    }
}
