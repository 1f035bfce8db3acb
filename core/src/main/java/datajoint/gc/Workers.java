package datajoint.gc;

import datajoint.model.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Does the same with many things at a time: a store answers late, and does not mind many questions. */
final class Workers {
    private static final int THREADS = 8;
    private static final int SMALL = 4;

    private Workers() {}

    /** The first error of any ends the whole, after those that run have ended. */
    static <T> void each(List<T> things, Consumer<T> action) {
        if (things.size() <= SMALL) {
            things.forEach(action);
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> parts = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int first = i;
                parts.add(threads.submit(() -> {
                    for (int at = first; at < things.size(); at += THREADS) {
                        action.accept(things.get(at));
                    }
                }));
            }
            for (Future<?> part : parts) {
                await(part);
            }
        } finally {
            threads.shutdown();
        }
    }

    private static void await(Future<?> part) {
        try {
            part.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("The work on the store was interrupted.", "Run it again; nothing is lost.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new StoreException("The work on the store failed.", "Look at the cause.", e);
        }
    }
}
