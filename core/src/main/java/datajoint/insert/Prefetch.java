package datajoint.insert;

import datajoint.model.DataJointException;
import datajoint.model.DatabaseException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Makes the next value while the caller works on the last one. */
final class Prefetch<T> implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread worker = new Thread(task, "datajoint-insert");
        worker.setDaemon(true);
        return worker;
    });
    private final Supplier<T> source;
    private Future<T> next;

    Prefetch(Supplier<T> source) {
        this.source = source;
        this.next = thread.submit(source::get);
    }

    T take() {
        try {
            T value = next.get();
            next = thread.submit(source::get);
            return value;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException("The insert was interrupted.", "Nothing was inserted; run it again.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new DataJointException("The rows could not be read.", "Look at the cause.", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
