package datajoint.fuzz;

import com.sun.management.ThreadMXBean;
import datajoint.codec.blob.BlobFuzz;
import datajoint.codec.npy.NpyFuzz;
import java.lang.management.ManagementFactory;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Gives each target so many inputs and prints what went wrong. For a process of its own with little memory: an input that
 * hangs ends it.
 */
public final class FuzzRun {
    private static final List<FuzzTarget> TARGETS = List.of(new BlobFuzz(), new NpyFuzz());
    private static final long MOST_SECONDS = 20;
    private static final int SHOWN = 4000;

    private final FuzzTarget target;
    private final Map<String, String> failures = new LinkedHashMap<>();
    private volatile byte[] input = {};
    private volatile long inputs;

    private FuzzRun(FuzzTarget target) {
        this.target = target;
    }

    /** COUNT SEED, for each target. */
    public static void main(String[] arguments) throws InterruptedException {
        long count = Long.parseLong(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        int failures = 0;
        for (FuzzTarget target : TARGETS) {
            failures += new FuzzRun(target).run(count, seed);
        }
        System.exit(failures > 0 ? 1 : 0);
    }

    private int run(long count, long seed) throws InterruptedException {
        long start = System.nanoTime();
        Thread worker = new Thread(() -> work(count, seed), target.name());
        worker.start();
        for (long before = -1; worker.isAlive(); before = inputs) {
            worker.join(TimeUnit.SECONDS.toMillis(MOST_SECONDS));
            if (worker.isAlive() && inputs == before) {
                StringBuilder stack = new StringBuilder("hangs in");
                for (StackTraceElement frame : worker.getStackTrace()) {
                    stack.append("\n  ").append(frame);
                }
                print("%s: %s\n  input %s".formatted(target.name(), stack, shown(input)));
                Runtime.getRuntime().halt(2);
            }
        }
        failures.forEach((failure, example) -> print("%s: %s\n  %s".formatted(target.name(), failure, example)));
        print("%s: %d inputs, seed %d, %d kinds of failure, %.1f s"
                .formatted(target.name(), inputs, seed, failures.size(), (System.nanoTime() - start) / 1e9));
        return failures.size();
    }

    private void work(long count, long seed) {
        Random random = new Random(seed);
        Mutator mutator = new Mutator(random, target.seeds());
        for (long i = 0; i < count; i++) {
            byte[] bytes = switch (random.nextInt(4)) {
                case 0 -> target.hostile(random);
                case 1 -> mutator.change(target.hostile(random));
                default -> mutator.next();
            };
            input = bytes;
            check(bytes);
            inputs = i + 1;
        }
    }

    private void check(byte[] bytes) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long limit = target.mayAllocate(bytes);
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            target.decode(bytes);
        } catch (RuntimeException | Error e) {
            failures.putIfAbsent(kind(e), "input " + shown(bytes));
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        if (allocated > limit) {
            failures.putIfAbsent(
                    "takes %d times too much memory".formatted(allocated / limit),
                    "%d bytes where %d are allowed; input of %d bytes %s"
                            .formatted(allocated, limit, bytes.length, shown(bytes)));
        }
    }

    /** The error and the first place in the library that it comes from. */
    private static String kind(Throwable error) {
        StringBuilder kind = new StringBuilder(error.toString());
        for (StackTraceElement frame : error.getStackTrace()) {
            if (frame.getClassName().startsWith("datajoint.")) {
                return (kind.length() > 200 ? kind.substring(0, 200) : kind) + " at " + frame;
            }
        }
        return kind.toString();
    }

    private static String shown(byte[] bytes) {
        return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, SHOWN));
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
