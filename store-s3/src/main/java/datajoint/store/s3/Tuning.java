package datajoint.store.s3;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Sizes and patience.
 *
 * @param singlePut the largest content, in bytes, that is sent in one request
 * @param part the size of the parts of larger content, in bytes; S3 wants 5 MB or more
 * @param singleCopy the largest object, in bytes, that the service copies in one request
 * @param copyPart the size of the parts of a larger copy, in bytes
 * @param parallel how many parts are on their way at a time
 * @param page how many objects are listed at a time
 * @param connect how long a connection may take
 * @param silence how long a service may say nothing
 * @param attempts how often a request is made before it has failed
 * @param pause before the second attempt; doubles with each one, and varies
 */
record Tuning(
        long singlePut,
        int part,
        long singleCopy,
        long copyPart,
        int parallel,
        int page,
        Duration connect,
        Duration silence,
        int attempts,
        Duration pause) {
    private static final int MEGABYTE = 1 << 20;
    private static final int MOST_PARTS = 10_000;

    static Tuning standard() {
        return new Tuning(
                16 * MEGABYTE,
                8 * MEGABYTE,
                5L * 1024 * MEGABYTE,
                256L * MEGABYTE,
                4,
                1000,
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                6,
                Duration.ofMillis(200));
    }

    /** The largest pause between two attempts. */
    Duration longestPause() {
        return pause.multipliedBy(100);
    }

    /** A part of content of this size: larger than usual where there would be too many. */
    int partOf(long size) {
        return Math.toIntExact(Math.max(part, wholeMegabytes(size / MOST_PARTS + 1)));
    }

    long copyPartOf(long size) {
        return Math.max(copyPart, wholeMegabytes(size / MOST_PARTS + 1));
    }

    /** @param failures how many attempts have failed, 1 or more */
    void pauseAfter(int failures) throws InterruptedException {
        long longest = Math.min(longestPause().toMillis(), pause.toMillis() << Math.min(failures - 1, 20));
        Thread.sleep(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
    }

    private static long wholeMegabytes(long bytes) {
        return (bytes + MEGABYTE - 1) / MEGABYTE * MEGABYTE;
    }
}
