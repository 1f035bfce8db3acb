package datajoint.cli.migrate;

import datajoint.migrate.step.Stopper;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/** Ctrl-C, and a polite kill: the work ends after the chunk that is under way, and the process with exit code 4. */
final class Interruption implements Stopper {
    private final PrintWriter err;
    private final AtomicBoolean asked = new AtomicBoolean();

    Interruption(PrintWriter err) {
        this.err = err;
    }

    @Override
    public boolean isStopping() {
        return asked.get();
    }

    /** Runs work that is not to be broken off; while it runs, Ctrl-C only asks it to stop. */
    int protect(IntSupplier work) {
        CountDownLatch ended = new CountDownLatch(1);
        AtomicInteger code = new AtomicInteger(ExitCode.FAILED);
        Thread hook = new Thread(() -> await(ended, code), "dj-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            code.set(work.getAsInt());
            return code.get();
        } finally {
            ended.countDown();
            if (!asked.get()) {
                remove(hook);
            }
        }
    }

    private void await(CountDownLatch ended, AtomicInteger code) {
        asked.set(true);
        err.println();
        err.println("Stopping after what is under way; nothing is lost.");
        err.flush();
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        err.flush();
        Runtime.getRuntime().halt(code.get());
    }

    private void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // Ctrl-C came between the end of the work and here: the hook ends the process.
            asked.set(true);
        }
    }
}
