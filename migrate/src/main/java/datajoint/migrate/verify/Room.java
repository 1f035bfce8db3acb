package datajoint.migrate.verify;

import datajoint.model.MigrationException;
import java.util.concurrent.Semaphore;

/** How many bytes of values may be in memory at a time. */
final class Room {
    private static final int MEGABYTES = 96;

    private final Semaphore free = new Semaphore(MEGABYTES);

    /** Waits until there is room for so many bytes; what is larger than all there is waits for all. Gives what to leave. */
    int take(long bytes) {
        int megabytes = (int) Math.min(MEGABYTES, 1 + (bytes >> 20));
        take(megabytes);
        return megabytes;
    }

    void leave(int taken) {
        free.release(taken);
    }

    /** Waits until nothing is taken. */
    void await() {
        take(MEGABYTES);
        free.release(MEGABYTES);
    }

    private void take(int megabytes) {
        try {
            free.acquire(megabytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MigrationException("The verification was interrupted.", "Run it again.", e);
        }
    }
}
