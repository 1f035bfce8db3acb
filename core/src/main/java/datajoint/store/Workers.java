package datajoint.store;

import datajoint.model.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;

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
                COUNT, COUNT, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Worker::new);
        pool.allowCoreThreadTimeOut(true);
        this.threads = pool;
    }

    /**
     * Does something with each item, several at a time. The first failure is thrown when no thread is at work any more; what
     * has not begun by then is left. From within such work: one after the other, so that no thread waits for another.
     *
     * @return the results in the order of the items
     */
    public <T, R> List<R> each(List<T> items, Function<? super T, ? extends R> work) {
        if (items.size() == 1 || Thread.currentThread() instanceof Worker) {
            List<R> results = new ArrayList<>();
            items.forEach(item -> results.add(work.apply(item)));
            return results;
        }
        Map<Integer, R> results = new ConcurrentHashMap<>();
        AtomicReference<RuntimeException> failure = new AtomicReference<>();
        List<Future<?>> begun = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            int place = i;
            begun.add(threads.submit(() -> {
                if (failure.get() == null) {
                    results.put(place, resultOf(items.get(place), work, failure));
                }
            }));
        }
        begun.forEach(one -> await(one, failure));
        if (failure.get() != null) {
            throw failure.get();
        }
        return IntStream.range(0, items.size()).mapToObj(results::get).toList();
    }

    private static <T, R> R resultOf(
            T item, Function<? super T, ? extends R> work, AtomicReference<RuntimeException> failure) {
        try {
            return work.apply(item);
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
            throw e;
        }
    }

    /** Failures of the work itself are kept elsewhere: the first one counts. */
    private static void await(Future<?> begun, AtomicReference<RuntimeException> failure) {
        try {
            begun.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("The work with the store was interrupted.", "Run it again.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            failure.compareAndSet(null, new IllegalStateException(e.getCause()));
        }
    }

    /** One of our threads. */
    private static final class Worker extends Thread {
        Worker(Runnable task) {
            super(task, "datajoint-store");
            setDaemon(true);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
