package datajoint.migrate.verify;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;

/** Work on values in other threads, of which only so many bytes are in memory at a time. */
final class BoundedWork {
    private final ExecutorService threads;
    private final Room room = new Room();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    BoundedWork(ExecutorService threads) {
        this.threads = threads;
    }

    /**
     * Has something done, after waiting until there is room for it.
     *
     * @param bytes that it holds on to
     */
    void run(long bytes, Runnable work) {
        int taken = room.take(bytes);
        threads.execute(() -> {
            try {
                if (failure.get() == null) {
                    work.run();
                }
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            } finally {
                room.leave(taken);
            }
        });
    }

    /** Waits until all is done; throws the first failure. */
    void await() {
        room.await();
        Throwable first = failure.get();
        if (first instanceof RuntimeException e) {
            throw e;
        }
        if (first instanceof Error e) {
            throw e;
        }
    }
}
