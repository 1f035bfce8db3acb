package datajoint.migrate.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** A few threads for the time of one piece of work. */
final class Together {
    private Together() {}

    /** Does something with each item; after the first failure, which is thrown, no more items are begun. */
    static <T> void each(int threads, List<T> items, Consumer<T> work) {
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "datajoint-look");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<?>> begun = new ArrayList<>();
            items.forEach(item -> begun.add(pool.submit(() -> work.accept(item))));
            for (Future<?> one : begun) {
                one.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while looking into tables", e);
        } finally {
            pool.shutdownNow();
        }
    }
}
