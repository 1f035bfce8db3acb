package datajoint.store;

import datajoint.model.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Threads that wait for stores. More than there are processors, because disks and networks serve many requests at once:
 * sixteen files are safe on disk in little more time than one.
 */
public final class Workers implements AutoCloseable {
    /** How much is worth doing at once. */
    public static final int COUNT = 16;

    private static final int IDLE_SECONDS = 10;

    private final ExecutorService threads;

    Workers() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                COUNT, COUNT, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread worker = new Thread(task, "datajoint-store");
                    worker.setDaemon(true);
                    return worker;
                });
        pool.allowCoreThreadTimeOut(true);
        this.threads = pool;
    }

    /** Does something with each item, several at a time. @return the results in the order of the items */
    public <T, R> List<R> each(List<T> items, Function<? super T, ? extends R> work) {
        if (items.size() == 1) {
            return List.of(work.apply(items.get(0)));
        }
        List<Future<R>> begun = new ArrayList<>();
        for (T item : items) {
            begun.add(threads.submit(() -> work.apply(item)));
        }
        List<R> results = new ArrayList<>();
        try {
            for (Future<R> one : begun) {
                results.add(result(one));
            }
            return results;
        } finally {
            begun.forEach(one -> one.cancel(false));
        }
    }

    private static <R> R result(Future<R> begun) {
        try {
            return begun.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("The work with the store was interrupted.", "Run it again.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
