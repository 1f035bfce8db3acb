package datajoint.migrate;

import datajoint.migrate.journal.RunLock;
import datajoint.migrate.step.Stopper;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/** Stops when a person asks to, and also when the lock is lost: then somebody else may be at work. */
final class HeldStopper implements Stopper {
    private static final long EVERY_MILLISECONDS = 2_000;

    private final Stopper asked;
    private final RunLock lock;
    private final Clock clock;
    private final AtomicLong looked;

    HeldStopper(Stopper asked, RunLock lock, Clock clock) {
        this.asked = asked;
        this.lock = lock;
        this.clock = clock;
        this.looked = new AtomicLong(clock.millis());
    }

    @Override
    public boolean isStopping() {
        return asked.isStopping();
    }

    @Override
    public void check() {
        asked.check();
        long now = clock.millis();
        long last = looked.get();
        if (now - last >= EVERY_MILLISECONDS && looked.compareAndSet(last, now)) {
            lock.requireHeld();
        }
    }
}
