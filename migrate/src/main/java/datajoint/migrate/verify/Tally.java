package datajoint.migrate.verify;

import java.util.concurrent.atomic.AtomicLong;

/** Counts things and their bytes. Safe for threads. */
final class Tally {
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    void add(long size) {
        count.incrementAndGet();
        bytes.addAndGet(size);
    }

    long count() {
        return count.get();
    }

    long bytes() {
        return bytes.get();
    }
}
