package datajoint.embedded;

import datajoint.model.ConnectionException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process that is asked to stop, and killed if it does not. */
record ServerProcess(ProcessHandle handle) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** @param signal {@code TERM} or {@code INT}; Java itself can send only the first */
    void stop(String signal) {
        if (handle.isAlive()) {
            Command.of("sh", "-c", "kill -%s %d".formatted(signal, handle.pid()))
                    .succeeds();
            if (!endsWithin(PATIENCE)) {
                handle.destroyForcibly();
                if (!endsWithin(PATIENCE)) {
                    throw new ConnectionException(
                            "Process %d cannot be stopped.".formatted(handle.pid()), "Stop it by hand.");
                }
            }
        }
    }

    private boolean endsWithin(Duration time) {
        try {
            handle.onExit().get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !handle.isAlive();
        }
    }

    static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectionException("The start of a server was interrupted.", "Start it again.", e);
        }
    }
}
