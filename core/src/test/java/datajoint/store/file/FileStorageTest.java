package datajoint.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import datajoint.model.StoreException;
import datajoint.settings.StoreSpec;
import datajoint.store.Content;
import datajoint.store.ObjectPath;
import datajoint.store.Storage;
import datajoint.store.StorageContract;
import datajoint.store.StoredObject;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStorageTest extends StorageContract {
    private static final Content CONTENT = Content.of(new byte[] {1, 2, 3});

    @TempDir
    private Path folder;

    @TempDir
    private Path outside;

    @Override
    protected Storage storage() {
        return open(folder);
    }

    private static Storage open(Path location) {
        return new FileStorageProvider()
                .open(new StoreSpec("main", "file", Map.of("protocol", "file", "location", location.toString())));
    }

    @Test
    void aFolderThatIsNotThereIsNamedWithItsSetting() {
        assertThatThrownBy(() -> open(folder.resolve("nowhere")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("stores.main.location");
    }

    @Test
    void linksThatLeadOutAreRefused() throws IOException {
        Files.write(outside.resolve("secret"), new byte[] {42});
        Files.createSymbolicLink(folder.resolve("folder"), outside);
        Files.createSymbolicLink(folder.resolve("file"), outside.resolve("secret"));

        for (String path : new String[] {"folder/secret", "folder/new", "folder/new/deep", "file"}) {
            assertThatThrownBy(() -> storage().readAll(ObjectPath.of(path)))
                    .as(path)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("leads out");
            assertThatThrownBy(() -> storage().put(ObjectPath.of(path), CONTENT))
                    .as(path)
                    .isInstanceOf(StoreException.class);
            assertThatThrownBy(() -> storage().delete(ObjectPath.of(path))).isInstanceOf(StoreException.class);
        }
        assertThat(outside).isDirectoryContaining(file -> file.endsWith("secret"));
        try (Stream<Path> files = Files.list(outside)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void linksThatStayInsideAreFollowed() throws IOException {
        storage().put(ObjectPath.of("real/object"), CONTENT);
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));

        assertThat(storage().readAll(ObjectPath.of("link/object"))).isEqualTo(new byte[] {1, 2, 3});
    }

    @Test
    void aStoreMayBeALinkItself() throws IOException {
        Path link = Files.createSymbolicLink(outside.resolve("store"), folder);

        open(link).put(ObjectPath.of("a"), CONTENT);

        assertThat(folder.resolve("a")).exists();
    }

    @Test
    void aFileInTheWayOfAFolderIsSaid() {
        storage().put(ObjectPath.of("a"), CONTENT);

        assertThatThrownBy(() -> storage().put(ObjectPath.of("a/b"), CONTENT)).isInstanceOf(StoreException.class);
        assertThat(storage().find(ObjectPath.of("a/b"))).isEmpty();
    }

    @Test
    void namesThatAreTooLongAreSaidAndLeaveNothing() throws IOException {
        assertThatThrownBy(() -> storage().put(ObjectPath.of("x".repeat(300)), CONTENT))
                .isInstanceOf(StoreException.class);

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void unfinishedFilesAreNotListed() throws IOException {
        Files.write(folder.resolve(".0b6f" + FileWriter.UNFINISHED), new byte[] {1});

        try (Stream<?> objects = storage().list("")) {
            assertThat(objects).isEmpty();
        }
    }

    @Test
    void emptyFoldersGoWithTheirLastObject() {
        storage().put(ObjectPath.of("a/b/c"), CONTENT);
        storage().delete(ObjectPath.of("a/b/c"));

        assertThat(folder.resolve("a")).doesNotExist();
        assertThat(folder).exists();
    }

    @Test
    void deletingThroughALinkLeavesTheLink() throws IOException {
        storage().put(ObjectPath.of("real/one"), CONTENT);
        storage().put(ObjectPath.of("real/two"), CONTENT);
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));

        storage().delete(ObjectPath.of("link/one"));
        assertThat(storage().find(ObjectPath.of("link/two"))).isPresent();

        storage().delete(ObjectPath.of("link/two"));
        assertThat(folder.resolve("link")).isSymbolicLink();
    }

    @Test
    void aFolderInTheWayOfAnObjectIsSaid() throws IOException {
        storage().put(ObjectPath.of("a/b"), CONTENT);
        ObjectPath path = ObjectPath.of("a");

        assertThatThrownBy(() -> storage().put(path, CONTENT)).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> storage().putIfAbsent(path, CONTENT))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("a folder has this name");
        assertThat(storage().find(ObjectPath.of("a/b"))).isPresent();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void listsThatLeadOutAreRefused() {
        for (String path : new String[] {"..", "../x", "/etc", "a/../../x"}) {
            assertThatThrownBy(() -> storage().list(path)).as(path).isInstanceOf(StoreException.class);
        }
    }

    @Test
    void namesThatNoObjectCanHaveAreNotListed() throws IOException {
        assumeTrue(folder.getFileSystem().getSeparator().equals("/"));
        Files.write(folder.resolve("back\\slash"), new byte[] {1});
        storage().put(ObjectPath.of("a"), CONTENT);

        try (Stream<StoredObject> objects = storage().list("")) {
            assertThat(objects.map(StoredObject::path)).containsExactly(ObjectPath.of("a"));
        }
    }

    @Test
    void whatMayNotBeSeenIsNotTakenForMissing() throws IOException {
        storage().put(ObjectPath.of("closed/a"), CONTENT);
        File closed = folder.resolve("closed").toFile();
        assumeTrue(
                closed.setExecutable(false) && !Files.exists(folder.resolve("closed/a")), "run by one without rights");

        assertThatThrownBy(() -> storage().find(ObjectPath.of("closed/a"))).isInstanceOf(StoreException.class);

        assertThat(closed.setExecutable(true)).isTrue();
    }

    @Test
    void anObjectOfManyPartsIsTheirSum() {
        ByteBuffer[] parts = IntStream.range(0, 3000)
                .mapToObj(i -> (i % 2 == 0 ? ByteBuffer.allocate(i % 7) : ByteBuffer.allocateDirect(i % 5)).duplicate())
                .toArray(ByteBuffer[]::new);
        Content content = Content.of(parts);

        storage().put(ObjectPath.of("a"), content);
        storage().put(ObjectPath.of("b"), content);

        assertThat(storage().readAll(ObjectPath.of("a"))).hasSize((int) content.size());
        assertThat(storage().readAll(ObjectPath.of("b"))).hasSize((int) content.size());
    }

    @Test
    void whereThereAreNoLinksARenameLeavesWhatIsThere() throws IOException {
        Path first = Files.write(folder.resolve("first"), new byte[] {1});
        Path second = Files.write(folder.resolve("second"), new byte[] {2});
        Path name = folder.resolve("name");

        assertThat(FileWriter.moveIfAbsent(first, name)).isTrue();
        assertThat(FileWriter.moveIfAbsent(second, name)).isFalse();

        assertThat(name).hasBinaryContent(new byte[] {1});
        assertThat(second).exists();
    }
}
