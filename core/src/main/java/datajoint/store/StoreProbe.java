package datajoint.store;

import datajoint.model.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Tries out whether a store can be used: writes, reads, lists and removes an object of its own. */
public final class StoreProbe {
    private static final int BYTES = 4096;
    private static final int RANGE = 16;

    private final Store store;
    private final ObjectPath path = ObjectPath.of("_datajoint_probe/" + UUID.randomUUID());
    private final byte[] content = new byte[BYTES];
    private final List<Step> steps = new ArrayList<>();

    private StoreProbe(Store store) {
        this.store = store;
        for (int i = 0; i < BYTES; i++) {
            content[i] = (byte) i;
        }
    }

    /**
     * Something that was tried.
     *
     * @param milliseconds that it took
     * @param problem what went wrong, and what to do; empty if nothing did
     */
    public record Step(String name, double milliseconds, String problem) {
        public boolean isGood() {
            return problem.isEmpty();
        }
    }

    /** What each step gave; it ends with the first that failed. Nothing is left in the store. */
    public static List<Step> run(Store store) {
        return new StoreProbe(store).run();
    }

    private List<Step> run() {
        Storage storage = store.storage();
        boolean written = step("write", () -> storage.put(path, Content.of(content)));
        boolean good = written
                && step(
                        "find",
                        () -> require(storage.find(path)
                                .filter(found -> found.size() == BYTES)
                                .isPresent()))
                && step("read", () -> require(Arrays.equals(storage.readAll(path), content)))
                && step("range", () -> require(Arrays.equals(range(), Arrays.copyOfRange(content, RANGE, 2 * RANGE))))
                && step("list", () -> require(isListed()));
        boolean removed = written && step("remove", () -> storage.delete(path));
        if (good && removed) {
            step("gone", () -> require(storage.find(path).isEmpty()));
        }
        return List.copyOf(steps);
    }

    private byte[] range() {
        try (InputStream in = store.storage().read(path, RANGE, RANGE)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new StoreException("A part could not be read: %s.".formatted(e.getMessage()), "Try again.", e);
        }
    }

    private boolean isListed() {
        try (Stream<StoredObject> objects = store.storage().list("_datajoint_probe")) {
            return objects.anyMatch(object -> object.path().equals(path));
        }
    }

    private boolean step(String name, Runnable work) {
        long begin = System.nanoTime();
        String problem = "";
        try {
            work.run();
        } catch (StoreException e) {
            problem = e.problem() + " " + e.remedy();
        }
        steps.add(new Step(name, (System.nanoTime() - begin) / 1e6, problem));
        return problem.isEmpty();
    }

    private void require(boolean asExpected) {
        if (!asExpected) {
            throw new StoreException(
                    "Store '%s' gave something else than was written.".formatted(store),
                    "See whether a cache or another program stands between.");
        }
    }
}
