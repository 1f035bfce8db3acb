package datajoint.migrate.verify;

import datajoint.model.MigrationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/** Work on values in other threads, of which only so many bytes are in memory at a time. */
final class BoundedWork {
    private static final int MEGABYTES = 96;

    private final ExecutorService threads;
    private final Semaphore free = new Semaphore(MEGABYTES);
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
        int room = (int) Math.min(MEGABYTES, 1 + (bytes >> 20));
        take(room);
        threads.execute(() -> {
            try {
                if (failure.get() == null) {
                    work.run();
                }
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            } finally {
                free.release(room);
            }
        });
    }

    /** Waits until all is done; throws the first failure. */
    void await() {
        take(MEGABYTES);
        free.release(MEGABYTES);
        Throwable first = failure.get();
        if (first instanceof RuntimeException e) {
            throw e;
        }
        if (first instanceof Error e) {
            throw e;
        }
    }

    private void take(int room) {
        try {
            free.acquire(room);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MigrationException("The verification was interrupted.", "Run it again.", e);
        }
    }
}
