package datajoint.codec.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.codec.Codec;
import datajoint.model.CodecException;
import datajoint.model.StoreException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes into the store, under what names, and what the row says of it. */
class ObjectCodecTest {
    private static final Instant NOW = Instant.parse("2024-05-06T07:08:09.000012Z");
    private static final String FOLDER = "_schema/lab/__scan/mouse=3/day=2024-05-06/";

    private final Codec codec = new ObjectCodec(Clock.fixed(NOW, ZoneOffset.UTC));
    private final TestStore world = new TestStore();

    @TempDir
    Path temporary;

    @Test
    void writesTheMetadataOfBytesAsPythonDoes() {
        Map<String, Object> json = encode(new byte[] {1, 2, 3});

        assertThat(json.keySet()).containsExactly("path", "store", "size", "ext", "is_dir", "item_count", "timestamp");
        assertThat((String) json.get("path")).matches(FOLDER + "movie_[A-Za-z0-9_-]{8}");
        assertThat(json)
                .containsEntry("store", "main")
                .containsEntry("size", 3L)
                .containsEntry("ext", null)
                .containsEntry("is_dir", false)
                .containsEntry("item_count", null)
                .containsEntry("timestamp", "2024-05-06T07:08:09.000012+00:00");
        assertThat(world.storage("main").paths()).containsExactly((String) json.get("path"));
    }

    @Test
    void keepsExtensionsAsTheyWereGiven() throws IOException {
        Path local = Files.writeString(temporary.resolve("scan.tar.gz"), "x");

        assertThat(encode(ObjectContent.of("bin", new byte[1]))).containsEntry("ext", "bin");
        assertThat(path(encode(ObjectContent.of("bin", new byte[1])))).endsWith(".bin");
        assertThat(path(encode(ObjectContent.of(".bin", new byte[1])))).matches(".*[^.]\\.bin");
        assertThat(encode(local)).containsEntry("ext", ".gz");
        assertThat(encode(Files.writeString(temporary.resolve(".hidden"), "x"))).containsEntry("ext", "");
        assertThat(path(encode(ObjectContent.of(".tar.gz", local)))).endsWith(".tar.gz");
    }

    @Test
    void readsAStreamToItsEnd() {
        Map<String, Object> json = encode(ObjectContent.of(".txt", new ByteArrayInputStream(new byte[100_000])));

        assertThat(json).containsEntry("size", 100_000L);
        assertThat(decode(json).read()).hasSize(100_000);
    }

    @Test
    void writesAFolderWithHiddenFilesAndItsManifestLast() throws IOException {
        Path folder = temporary.resolve("movie.zarr");
        Files.createDirectories(folder.resolve("0"));
        Files.writeString(folder.resolve(".zarray"), "{}");
        Files.writeString(folder.resolve("0/b ü"), "12345");
        Files.createSymbolicLink(folder.resolve("link"), Path.of("0/b ü"));

        Map<String, Object> json = encode(folder);

        assertThat(json)
                .containsEntry("size", 12L)
                .containsEntry("ext", null)
                .containsEntry("is_dir", true)
                .containsEntry("item_count", 3L);
        String path = path(json);
        assertThat(path).matches(FOLDER + "movie_[A-Za-z0-9_-]{8}");
        assertThat(world.storage("main").paths())
                .containsExactly(path + ".manifest.json", path + "/.zarray", path + "/0/b ü", path + "/link");
        assertThat(new String(
                        world.storage("main").readAll(datajoint.store.ObjectPath.of(path + ".manifest.json")),
                        StandardCharsets.UTF_8))
                .isEqualTo("""
                        {
                          "files": [
                            {
                              "path": ".zarray",
                              "size": 2
                            },
                            {
                              "path": "0/b \\u00fc",
                              "size": 5
                            },
                            {
                              "path": "link",
                              "size": 5
                            }
                          ],
                          "total_size": 12,
                          "item_count": 3,
                          "created": "2024-05-06T07:08:09.000012+00:00"
                        }""");
    }

    @Test
    void refusesLinksThatLeadOutAreBrokenOrGoRound() throws IOException {
        for (Path target : List.of(Path.of("/etc/hostname"), Path.of(".."), Path.of("nothing"), Path.of("."))) {
            Path folder = Files.createTempDirectory(temporary, "folder");
            Files.createSymbolicLink(folder.resolve("link"), target);

            assertThatThrownBy(() -> encode(folder))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("link");
        }
        assertThat(world.storage("main").paths()).isEmpty();
    }

    @Test
    void takesBackWhatWasWrittenOfAFolderThatFails() throws IOException {
        Path folder = Files.createDirectory(temporary.resolve("f"));
        Files.writeString(folder.resolve("a"), "1");
        Files.writeString(folder.resolve("b"), "1");
        world.storage("main").failOn("/b");

        assertThatThrownBy(() -> encode(folder)).isInstanceOf(StoreException.class);
        assertThat(world.storage("main").paths()).hasSize(1);
        world.uncommitted.withdraw();

        assertThat(world.storage("main").paths()).isEmpty();
    }

    @Test
    void anotherRowMayReferToAnObjectThatIsThere() {
        Map<String, Object> json = new LinkedHashMap<>(encode(new byte[5]));
        json.put("store", null);
        json.put("made_by", "another program");
        json.remove("size");

        Map<String, Object> copy = encode(decode(json));

        assertThat(copy)
                .containsEntry("path", json.get("path"))
                .containsEntry("store", "main")
                .containsEntry("size", 5L)
                .containsEntry("made_by", "another program");
        assertThat(world.storage("main").paths()).hasSize(1);
    }

    @Test
    void refusesReferencesToNothingAndToOtherStores() {
        Map<String, Object> json = encode(new byte[5]);
        ObjectRef here = decode(json);

        assertThatThrownBy(() -> codec.validate(here, world.cell("raw")))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("store 'main'")
                .hasMessageContaining("store 'raw'");
        world.storage("main").delete(datajoint.store.ObjectPath.of(path(json)));
        assertThatThrownBy(() -> encode(here))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("has no object");
    }

    @Test
    void refusesWhatIsNoContent() {
        assertThatThrownBy(() -> encode("text"))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("String");
        assertThatThrownBy(() -> encode(Map.of("path", "x"))).isInstanceOf(CodecException.class);
        assertThatThrownBy(() -> encode(temporary.resolve("nothing")))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("no file or folder");
        assertThatThrownBy(() -> ObjectContent.of("../x", new byte[0])).isInstanceOf(CodecException.class);
        assertThatThrownBy(() -> codec.storedAs(false)).hasMessageContaining("<object@>");
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> encode(Object value) {
        codec.validate(value, world.cell(""));
        return (Map<String, Object>) codec.encode(value, world.cell(""));
    }

    private ObjectRef decode(Map<String, Object> json) {
        return (ObjectRef) codec.decode(json, world.cell(""));
    }

    private static String path(Map<String, Object> json) {
        return (String) json.get("path");
    }
}
