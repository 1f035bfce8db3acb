package datajoint.gc;

import datajoint.DataJoint;
import datajoint.TestConnection;
import datajoint.testkit.TestServer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** A program that collects garbage and stops for ever when a thread has moved one object and is about to move its next. */
final class KilledCollector {
    private KilledCollector() {}

    /** @param arguments server, folder of the store, the schemas that are the test's own */
    public static void main(String[] arguments) {
        HookedStorage hooks = new HookedStorage();
        Set<Thread> moved = ConcurrentHashMap.newKeySet();
        hooks.beforeEachMove(() -> {
            if (!moved.add(Thread.currentThread())) {
                System.out.println("in the middle");
                waitForEver();
            }
        });
        try (DataJoint dj = TestConnection.builder(TestServer.valueOf(arguments[0]))
                .storage(hooks)
                .connect()) {
            dj.config().set("stores.main.protocol", "hooked");
            dj.config().set("stores.main.location", arguments[1]);
            Set<String> others = new TreeSet<>(dj.schemas());
            others.removeAll(List.of(arguments).subList(2, arguments.length));
            dj.garbageCollector("main")
                    .with(GcOptions.DEFAULT.withUnrelated(others))
                    .quarantine();
        }
    }

    private static void waitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
