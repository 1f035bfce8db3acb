package datajoint.bench;

import datajoint.DataJoint;
import datajoint.Definition;
import datajoint.Schema;
import datajoint.Table;
import datajoint.store.ContentHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The tables with codecs in a store, and a file store of their own that is removed at the end. */
final class StoreLab implements AutoCloseable {
    private final Path folder;
    private final Table<Recorded> recorded;
    private final Table<Blobbed> blobbed;
    private final Table<Large> large;

    @Definition("""
            id : int32
            ---
            trace : <npy@bench>
            """)
    record Recorded(int id, float[] trace) {}

    @Definition("""
            id : int32
            ---
            trace : <blob@bench>
            """)
    record Blobbed(int id, float[] trace) {}

    @Definition("""
            id : int32
            ---
            trace : <npy@bench>
            """)
    record Large(int id, float[] trace) {}

    StoreLab(DataJoint dj, Path folder) {
        this.folder = folder;
        dj.config().set("stores.bench.protocol", "file");
        dj.config().set("stores.bench.location", folder.toString());
        dj.config().set("stores.default", "bench");
        Schema schema = dj.schema(Lab.SCHEMA);
        this.recorded = schema.declare(Recorded.class);
        this.blobbed = schema.declare(Blobbed.class);
        this.large = schema.declare(Large.class);
    }

    Table<Recorded> recorded() {
        return recorded;
    }

    Table<Blobbed> blobbed() {
        return blobbed;
    }

    Table<Large> large() {
        return large;
    }

    Path folder() {
        return folder;
    }

    /** For files that are no objects. */
    Path plain() {
        return folder.resolveSibling(folder.getFileName() + "-plain");
    }

    /** Puts objects into the hash section that no row needs, unless they are there already. */
    void fill(int count) throws IOException {
        Path section = Files.createDirectories(folder.resolve("_hash/" + Lab.SCHEMA));
        for (int i = 0; i < count; i++) {
            String hash = ContentHash.of(Integer.toString(i).getBytes(StandardCharsets.US_ASCII))
                    .text();
            Path file = section.resolve(hash);
            if (!Files.exists(file)) {
                Files.write(file, new byte[] {1});
            }
        }
    }

    /** Removes what is in the store. */
    void empty() {
        empty(folder);
    }

    private static void empty(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.filter(file -> !file.equals(folder))
                    .sorted(Comparator.reverseOrder())
                    .toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new IllegalStateException("The store of the bench cannot be emptied.", e);
        }
    }

    @Override
    public void close() throws IOException {
        for (Path each : List.of(folder, plain())) {
            if (Files.exists(each)) {
                empty(each);
                Files.delete(each);
            }
        }
    }
}
