package datajoint.codec.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.model.StoreException;
import datajoint.store.CorruptObjectException;
import datajoint.store.MissingObjectException;
import datajoint.store.ObjectPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading, copying and checking what a row refers to. */
class ObjectRefTest {
    private final TestStore world = new TestStore();
    private final MapStorage storage = world.storage("main");

    @TempDir
    Path temporary;

    @Test
    void tellsWhatTheRowTellsWithoutAskingAnyStore() {
        ObjectRef reference = reference(Map.of(
                "path",
                "a/b.tif",
                "store",
                "a store that is gone",
                "size",
                12,
                "ext",
                ".tif",
                "is_dir",
                false,
                "timestamp",
                "2024-05-06T09:08:09.5+02:00"));

        assertThat(reference.path()).isEqualTo("a/b.tif");
        assertThat(reference.store()).isEqualTo("a store that is gone");
        assertThat(reference.size()).hasValue(12);
        assertThat(reference.extension()).contains(".tif");
        assertThat(reference.timestamp()).contains(Instant.parse("2024-05-06T07:08:09.5Z"));
        assertThat(reference.isFolder()).isFalse();
        assertThat(reference).hasToString("file a store that is gone:a/b.tif, 12 bytes");
    }

    @Test
    void twoReferencesToTheSameObjectAreEqual() {
        Map<String, Object> nameless = new HashMap<>(Map.of("path", "a", "size", 1));
        nameless.put("store", null);

        assertThat(reference(Map.of("path", "a", "store", "main"))).isEqualTo(reference(nameless));
        assertThat(reference(nameless)).hasSameHashCodeAs(reference(Map.of("path", "a", "store", "")));
        assertThat(reference(nameless)).isNotEqualTo(reference(Map.of("path", "a", "store", "raw")));
    }

    @Test
    void readsAFileWholeInPartsAndAsAStream() throws IOException {
        storage.plant("a", new byte[] {0, 1, 2, 3, 4});
        ObjectRef reference = reference(Map.of("path", "a"));

        assertThat(reference.exists()).isTrue();
        assertThat(reference.read()).containsExactly(0, 1, 2, 3, 4);
        assertThat(reference.readRange(3, 10)).containsExactly(3, 4);
        assertThat(reference.readRange(1, 2)).containsExactly(1, 2);
        assertThat(reference.readRange(5, 1)).isEmpty();
        try (InputStream in = reference.open()) {
            assertThat(in.readAllBytes()).hasSize(5);
        }
        assertThat(reference.url()).isEqualTo("map:a");
        assertThatThrownBy(reference::list).isInstanceOf(StoreException.class).hasMessageContaining("is a file");
    }

    @Test
    void listsAndReadsAFolder() {
        ObjectRef reference = folder("f", Map.of(".zgroup", "{}", "0/a", "12", "0/b", "345"));

        assertThat(reference.list()).containsExactly(".zgroup", "0");
        assertThat(reference.list("0")).containsExactly("a", "b");
        assertThat(reference.walk())
                .containsExactly(new ObjectFile(".zgroup", 2), new ObjectFile("0/a", 2), new ObjectFile("0/b", 3));
        assertThat(reference.read("0//b")).asString(StandardCharsets.UTF_8).isEqualTo("345");
        assertThatThrownBy(() -> reference.read("../x")).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> reference.read("/x")).isInstanceOf(StoreException.class);
        assertThatThrownBy(reference::read).isInstanceOf(StoreException.class).hasMessageContaining("is a folder");
    }

    @Test
    void saysWhatIsMissing() {
        ObjectRef reference = reference(Map.of("path", "gone", "size", 5));

        assertThat(reference.exists()).isFalse();
        assertThatThrownBy(reference::read)
                .isInstanceOf(MissingObjectException.class)
                .hasMessageContaining("gone");
        assertThatThrownBy(() -> reference.download(temporary.resolve("x"))).isInstanceOf(MissingObjectException.class);
        assertThat(reference.verify().missing()).containsExactly("gone");
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void verifiesSizeAndHashOfAFile() {
        storage.plant("a", "bytes".getBytes(StandardCharsets.UTF_8));

        assertThat(reference(Map.of("path", "a", "size", 5, "hash", "jm5gegf3hy5hga7iufy2md6psi"))
                        .verify()
                        .isWhole())
                .isTrue();
        assertThat(reference(Map.of("path", "a", "size", 5, "hash", "x"))
                        .verify()
                        .changed())
                .containsExactly("a");
        Verification cut = reference(Map.of("path", "a", "size", 7)).verify();
        assertThat(cut.resized()).containsExactly(new Verification.Resized("a", 7, 5));
        assertThatThrownBy(cut::requireWhole)
                .isInstanceOf(CorruptObjectException.class)
                .hasMessageContaining("a (5 bytes, not 7)");
    }

    @Test
    void verifiesAFolderByItsManifest() {
        ObjectRef reference = folder("f", Map.of("a", "1", "b", "22", "c", "333"));
        assertThat(reference.verify().isWhole()).isTrue();

        storage.delete(ObjectPath.of("f/a"));
        storage.plant("f/b", new byte[1]);
        storage.plant("f/d", new byte[1]);

        Verification found = reference.verify();
        assertThat(found.missing()).containsExactly("a");
        assertThat(found.resized()).containsExactly(new Verification.Resized("b", 2, 1));
        assertThat(found.extra()).containsExactly("d");
        assertThat(found.isWhole()).isFalse();
    }

    @Test
    void verifiesAFolderWithoutManifestByItsSums() {
        ObjectRef reference = folder("f", Map.of("a", "1", "b", "22"));
        storage.delete(ObjectPath.of("f.manifest.json"));
        assertThat(reference.verify().isWhole()).isTrue();

        storage.delete(ObjectPath.of("f/a"));
        assertThat(reference.verify().missing()).containsExactly("1 of 2 files");
        storage.delete(ObjectPath.of("f/b"));
        assertThat(reference.verify().isWhole()).isFalse();
        assertThat(reference.exists()).isFalse();
    }

    @Test
    void aManifestThatIsBrokenIsAnError() {
        ObjectRef reference = folder("f", Map.of("a", "1"));
        for (String broken : List.of("", "[]", "{\"files\": [{\"path\": 3}]}", "{\"files\": [")) {
            storage.plant("f.manifest.json", broken.getBytes(StandardCharsets.UTF_8));

            assertThatThrownBy(reference::verify).isInstanceOf(CorruptObjectException.class);
        }
    }

    @Test
    void downloadsAFileToTheGivenNameAndKeepsNothingStale() throws IOException {
        storage.plant("a", new byte[3]);
        ObjectRef reference = reference(Map.of("path", "a"));
        Path target = Files.writeString(temporary.resolve("copy"), "stale");

        assertThatThrownBy(() -> reference.download(target))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("Existing.REPLACE");
        assertThat(reference.download(target, Existing.REPLACE)).hasBinaryContent(new byte[3]);
        assertThatThrownBy(() -> reference.download(temporary, Existing.REPLACE))
                .isInstanceOf(StoreException.class);
        assertThat(reference.download(temporary.resolve("new/folder/x"))).hasSize(3);
        assertThat(names(temporary)).containsExactlyInAnyOrder("copy", "new");
    }

    @Test
    void downloadsAFolderToTheGivenName() throws IOException {
        ObjectRef reference = folder("f", Map.of(".z", "1", "0/a", "22"));

        Path copy = reference.download(temporary.resolve("copy"));

        assertThat(copy.resolve(".z")).hasContent("1");
        assertThat(copy.resolve("0/a")).hasContent("22");
        assertThatThrownBy(() -> reference.download(copy, Existing.REPLACE)).isInstanceOf(StoreException.class);
        Path empty = Files.createDirectory(temporary.resolve("empty"));
        assertThat(reference.download(empty).resolve("0/a")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"f/a", "f/a/b"})
    void leavesNothingOfADownloadThatFails(String planted) throws IOException {
        ObjectRef reference = folder("f", Map.of("a", "1"));
        storage.plant(planted + "/b", new byte[1]);
        storage.plant(planted + "/b/c", new byte[1]);

        assertThatThrownBy(() -> reference.download(temporary.resolve("copy"))).isInstanceOf(StoreException.class);
        assertThat(temporary).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"f/../../escaped", "f//escaped", "f/\\..\\escaped", "f/./escaped", "f/x\0y"})
    void refusesHostileNamesInAListing(String hostile) throws IOException {
        ObjectRef reference = folder("f", Map.of("a", "1"));
        storage.plant(hostile, new byte[1]);

        assertThatThrownBy(() -> reference.download(temporary.resolve("in/copy")))
                .isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> reference.localCopy(temporary.resolve("in"))).isInstanceOf(StoreException.class);
        try (Stream<Path> all = Files.walk(temporary)) {
            assertThat(all.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void aLocalCopyIsMadeOnceAndAnewWhenTheObjectChanges() throws IOException {
        storage.plant("ext/a.h5", new byte[3]);
        ObjectRef reference = reference(Map.of("path", "ext/a.h5"));

        Path copy = reference.localCopy(temporary);
        assertThat(copy.getFileName()).hasToString("a.h5");
        assertThat(reference.localCopy(temporary)).isEqualTo(copy);
        storage.plant("ext/a.h5", new byte[] {7});
        assertThat(reference.localCopy(temporary))
                .hasBinaryContent(new byte[] {7})
                .isNotEqualTo(copy);

        ObjectRef folder = folder("f.zarr", Map.of("0/a", "22"));
        assertThat(folder.localCopy(temporary).resolve("0/a")).hasContent("22");
        storage.delete(ObjectPath.of("f.zarr/0/a"));
        assertThatThrownBy(() -> folder.localCopy(temporary)).isInstanceOf(CorruptObjectException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-05-06T07:08:09+00:00", "2024-05-06T07:08:09Z", "2024-05-06T07:08:09.000000"})
    void readsTimestampsAsPythonDoes(String text) {
        assertThat(reference(Map.of("path", "a", "timestamp", text)).timestamp())
                .contains(Instant.parse("2024-05-06T07:08:09Z"));
    }

    private ObjectRef reference(Map<String, Object> json) {
        return (ObjectRef) new ObjectCodec().decode(json, world.cell("main"));
    }

    private ObjectRef folder(String path, Map<String, String> files) {
        List<ObjectFile> listed = files.entrySet().stream()
                .map(file -> new ObjectFile(file.getKey(), file.getValue().length()))
                .toList();
        files.forEach((name, text) -> storage.plant(path + "/" + name, text.getBytes(StandardCharsets.UTF_8)));
        Manifest manifest = new Manifest(listed, "2024-05-06T07:08:09+00:00");
        storage.put(Manifest.pathOf(ObjectPath.of(path)), manifest.content());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", path);
        json.put("store", "main");
        json.put("size", manifest.totalSize());
        json.put("is_dir", true);
        json.put("item_count", files.size());
        return reference(json);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.map(child -> child.getFileName().toString()).toList();
        }
    }
}
