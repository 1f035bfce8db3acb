package datajoint.bench;

import datajoint.codec.npy.NpyRef;
import datajoint.gc.GcPlan;
import datajoint.row.Row;
import datajoint.store.Workers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Arrays and blobs in a file store. The floor is what the disk does with the same bytes in the same number of files. */
final class StoreSuite {
    private static final int LARGE_SAMPLES = 25_000_000;
    private static final int LARGE_ARRAYS = 5;

    private final Lab lab;
    private final StoreLab stores;
    private final Sizes sizes;
    private final Measurement measurement;
    private final Path plain;

    StoreSuite(Lab lab, StoreLab stores, Sizes sizes, Peer peer) {
        this.lab = lab;
        this.stores = stores;
        this.sizes = sizes;
        this.measurement = new Measurement(peer, sizes);
        this.plain = stores.plain();
    }

    List<Result> run() throws Exception {
        List<Result> results = new ArrayList<>();
        for (Task task : tasks()) {
            results.add(measurement.of(task));
        }
        results.add(measurement.of(scan()));
        return results;
    }

    private List<Task> tasks() {
        int count = sizes.blobs();
        float[] trace = Lab.trace();
        float[] large = large();
        Task.Step nothing = () -> {};
        return List.of(
                new Task(
                        "%,d arrays of 100 kB into <npy@>".formatted(count),
                        "npy_in",
                        () -> empty("recorded"),
                        () -> stores.recorded()
                                .insertAll(traces(count, trace)
                                        .mapToObj(i -> new StoreLab.Recorded(i, numbered(trace, i)))),
                        () -> writeFiles(count, trace.length),
                        count,
                        ">= 4x"),
                new Task(
                        "%,d arrays opened, not read".formatted(count),
                        "npy_open",
                        nothing,
                        this::open,
                        this::selectReferences,
                        count,
                        ""),
                new Task(
                        "%,d arrays out of <npy@>".formatted(count),
                        "npy_out",
                        nothing,
                        () -> stores.recorded().list(StoreLab.Recorded.class),
                        this::readFiles,
                        count,
                        ""),
                new Task(
                        "%,d blobs of 100 kB into <blob@>".formatted(count),
                        "stored_blobs_in",
                        () -> empty("blobbed"),
                        () -> stores.blobbed()
                                .insertAll(traces(count, trace)
                                        .mapToObj(i -> new StoreLab.Blobbed(i, numbered(trace, i)))),
                        () -> writeFiles(count, trace.length),
                        count,
                        ">= 10x"),
                new Task(
                        "%,d blobs out of <blob@>".formatted(count),
                        "stored_blobs_out",
                        nothing,
                        () -> stores.blobbed().list(StoreLab.Blobbed.class),
                        this::readFiles,
                        count,
                        ">= 5x"),
                new Task(
                        "5 arrays of 100 MB into <npy@>",
                        "large_in",
                        () -> empty("large"),
                        () -> stores.large()
                                .insertAll(
                                        IntStream.range(0, LARGE_ARRAYS).mapToObj(i -> new StoreLab.Large(i, large))),
                        () -> writeFiles(LARGE_ARRAYS, LARGE_SAMPLES),
                        LARGE_ARRAYS,
                        ""),
                new Task(
                        "5 arrays of 100 MB out",
                        "large_out",
                        nothing,
                        this::loadLarge,
                        this::readFiles,
                        LARGE_ARRAYS,
                        ""));
    }

    /** Objects that no row needs, in a folder of 1024 each; the floor walks through the folders. */
    private Task scan() {
        return new Task(
                "gc: scan of %,d objects".formatted(sizes.objects()),
                "gc_scan",
                () -> stores.fill(sizes.objects()),
                () -> require(lab.dj().garbageCollector("bench").plan()),
                this::walk,
                sizes.objects(),
                "");
    }

    private void require(GcPlan plan) {
        long found = plan.sections().stream()
                .mapToLong(section -> section.all().objects())
                .sum();
        if (found < sizes.objects()) {
            throw new IllegalStateException("The scan found %d objects.".formatted(found));
        }
    }

    private void walk() throws IOException {
        try (Stream<Path> files = Files.walk(stores.folder())) {
            long bytes = 0;
            for (Path file : files.toList()) {
                bytes += Files.readAttributes(file, BasicFileAttributes.class).size();
            }
            if (bytes == 0) {
                throw new IllegalStateException("There is nothing to walk through.");
            }
        }
    }

    private static IntStream traces(int count, float[] trace) {
        return IntStream.range(0, trace.length == 0 ? 0 : count);
    }

    /** No two alike, so that none is stored only once. */
    private static float[] numbered(float[] trace, int number) {
        float[] copy = trace.clone();
        copy[0] = number;
        return copy;
    }

    private static float[] large() {
        float[] large = new float[LARGE_SAMPLES];
        for (int i = 0; i < large.length; i++) {
            large[i] = i % 1000;
        }
        return large;
    }

    private void empty(String table) throws Exception {
        lab.empty(table);
        stores.empty();
    }

    private void open() {
        for (Row row : lab.dj().schema(Lab.SCHEMA).table("Recorded").rows()) {
            if (row.value("trace", NpyRef.class).isLoaded()) {
                throw new IllegalStateException("An array was read though nobody asked.");
            }
        }
    }

    private void loadLarge() {
        for (Row row : lab.dj().schema(Lab.SCHEMA).table("Large").rows()) {
            row.value("trace", NpyRef.class).load();
        }
    }

    private void selectReferences() throws Exception {
        try (var connection = lab.address().bare();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT id, trace FROM " + Lab.SCHEMA + ".recorded")) {
            while (rows.next()) {
                rows.getInt(1);
                rows.getString(2);
            }
        }
    }

    /** New files, forced to disk under another name and renamed, by as many threads as the library has. */
    private void writeFiles(int count, int samples) throws Exception {
        Path folder = Files.createTempDirectory(Files.createDirectories(plain), "run");
        ByteBuffer bytes = ByteBuffer.allocateDirect(4 * samples);
        ExecutorService threads = Executors.newFixedThreadPool(Workers.COUNT);
        List<Future<Path>> begun = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Path file = folder.resolve("file" + i);
            begun.add(threads.submit(() -> writeFile(file, bytes.duplicate())));
        }
        for (Future<Path> one : begun) {
            one.get();
        }
        threads.shutdown();
    }

    private static Path writeFile(Path file, ByteBuffer bytes) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try (FileChannel channel =
                FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        }
        return Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** All files of the store. */
    private void readFiles() throws IOException {
        try (Stream<Path> files = Files.walk(stores.folder())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.readAllBytes(file);
            }
        }
    }
}
