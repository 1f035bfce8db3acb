package datajoint.migrate.verify;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** How long the parts of a verification took. */
final class Pace {
    private long rowNanos;
    private long blobNanos;
    private long objectNanos;
    private long rows;
    private long blobBytes;
    private long objects;
    private long objectBytes;

    <T> T rows(Supplier<T> work) {
        long begin = System.nanoTime();
        T result = work.get();
        rowNanos += System.nanoTime() - begin;
        return result;
    }

    <T> T blobs(Supplier<T> work, Tally tally) {
        long begin = System.nanoTime();
        T result = work.get();
        blobNanos += System.nanoTime() - begin;
        blobBytes += tally.bytes();
        return result;
    }

    <T> T objects(Supplier<T> work) {
        long begin = System.nanoTime();
        T result = work.get();
        objectNanos += System.nanoTime() - begin;
        return result;
    }

    void add(long more, Tally read) {
        rows += more;
        objects += read.count();
        objectBytes += read.bytes();
    }

    /** For the certificate. */
    Map<String, String> words() {
        Map<String, String> words = new TreeMap<>();
        words.put("rows compared", speed((double) rows, rowNanos, "rows"));
        words.put("blobs decoded", speed(blobBytes / 1e6, blobNanos, "MB"));
        words.put("objects read", speed((double) objects, objectNanos, "objects"));
        words.put("objects hashed", speed(objectBytes / 1e6, objectNanos, "MB"));
        return words;
    }

    private static String speed(double amount, long nanos, String unit) {
        double seconds = nanos / 1e9;
        return seconds == 0 || amount == 0
                ? "none"
                : String.format(
                        Locale.ROOT, "%,.0f %s in %.1f s, %,.0f %s/s", amount, unit, seconds, amount / seconds, unit);
    }
}
