package datajoint.store.file;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.settings.StoreSpec;
import datajoint.store.Content;
import datajoint.store.ObjectPath;
import datajoint.store.Storage;
import datajoint.store.StoredObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Threads that make and prune the same folders. */
class SharedFoldersTest {
    private static final int THREADS = 6;
    private static final int ROUNDS = 300;
    private static final byte[] BYTES = {1, 2, 3};

    @TempDir
    private Path folder;

    @Test
    void whoeverPrunesAFolderLeavesTheOthersTheirObjects() throws Exception {
        Storage storage = new FileStorageProvider()
                .open(new StoreSpec("main", "file", Map.of("protocol", "file", "location", folder.toString())));
        List<Callable<Boolean>> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            ObjectPath mine = ObjectPath.of("a/b/c/" + i);
            ObjectPath moved = ObjectPath.of("a/d/" + i);
            threads.add(() -> comeAndGo(storage, mine, moved));
        }

        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<Boolean> one : pool.invokeAll(threads)) {
                assertThat(one.get()).isTrue();
            }
        } finally {
            pool.shutdownNow();
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    private static boolean comeAndGo(Storage storage, ObjectPath mine, ObjectPath moved) {
        for (int round = 0; round < ROUNDS; round++) {
            assertThat(storage.putIfAbsent(mine, Content.of(BYTES))).isTrue();
            assertThat(storage.find(mine)).isPresent();
            try (Stream<StoredObject> objects = storage.list("")) {
                assertThat(objects.map(StoredObject::path)).containsAnyOf(mine);
            }
            storage.move(mine, moved);
            assertThat(storage.find(mine)).isEmpty();
            assertThat(storage.readAll(moved)).isEqualTo(BYTES);
            storage.delete(moved);
            storage.put(mine, Content.of(BYTES));
            assertThat(storage.touch(mine)).isTrue();
            storage.delete(mine);
        }
        return true;
    }
}
