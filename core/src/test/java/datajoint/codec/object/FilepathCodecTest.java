package datajoint.codec.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.codec.Codec;
import datajoint.model.CodecException;
import datajoint.model.StoreException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths of a user's own files: which are taken, and what is kept of them. */
class FilepathCodecTest {
    private final Codec codec = new FilepathCodec(Clock.fixed(Instant.parse("2024-05-06T07:08:09Z"), ZoneOffset.UTC));
    private final TestStore world = new TestStore();

    @Test
    void keepsPathAndSizeOfAFileInTheFilepathStore() {
        world.storage("raw").plant("day1/scan.tif", new byte[7]);

        Map<String, Object> json = encode("day1/scan.tif", "");

        assertThat(json.keySet()).containsExactly("path", "store", "size", "is_dir", "timestamp");
        assertThat(json)
                .containsEntry("path", "day1/scan.tif")
                .containsEntry("store", "raw")
                .containsEntry("size", 7L)
                .containsEntry("is_dir", false)
                .containsEntry("timestamp", "2024-05-06T07:08:09.000000+00:00");
        assertThat(world.storage("raw").paths()).hasSize(1);
    }

    @Test
    void aFolderHasNoSize() {
        world.storage("main").plant("day1/scan.tif", new byte[7]);

        assertThat(encode(Path.of("./day1"), "main"))
                .containsEntry("path", "day1")
                .containsEntry("size", null)
                .containsEntry("is_dir", true);
    }

    @Test
    void takesAReferenceOfTheSameStore() {
        world.storage("main").plant("day1/scan.tif", new byte[7]);
        ObjectRef reference = (ObjectRef) codec.decode(encode("day1/scan.tif", "main"), world.cell("main"));

        assertThat(encode(reference, "main")).containsEntry("path", "day1/scan.tif");
        assertThatThrownBy(() -> encode(reference, "raw")).isInstanceOf(CodecException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret",
                "a/../../secret",
                "/etc/passwd",
                "",
                ".",
                "./",
                "//etc/passwd",
                "a\\..\\b",
                "a\0b",
                "/day1/scan.tif"
            })
    void refusesPathsThatLeadOut(String path) {
        world.storage("main").plant("day1/scan.tif", new byte[7]);

        assertThatThrownBy(() -> encode(path, "main"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is no path of an object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"_hash/lab/x", "./_hash//lab/x", "_schema/lab/x", "_schema", "_staging/x"})
    void refusesTheSectionsOfDataJoint(String path) {
        world.storage("main").plant("_hash/lab/x", new byte[7]);

        assertThatThrownBy(() -> encode(path, "main"))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("where DataJoint keeps objects");
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThatThrownBy(() -> encode("day1/scan.tif", "main"))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("has no file or folder day1/scan.tif");
    }

    @Test
    void refusesOtherPlacesThanThePrefix() {
        TestStore narrow = new TestStore(Map.of("filepath_prefix", "raw/data"));
        narrow.storage("main").plant("raw/data/a", new byte[1]);
        narrow.storage("main").plant("raw/database", new byte[1]);

        codec.validate("raw//data/a", narrow.cell("main"));
        assertThatThrownBy(() -> codec.validate("raw/database", narrow.cell("main")))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("filepath_prefix");
    }

    @Test
    void readsWhatPythonWroteButGoesNowhereOutside() {
        world.storage("main").plant("ext/raw.dat", new byte[16]);
        Map<String, Object> json = new HashMap<>();
        json.put("path", "./ext//raw.dat");
        json.put("store", null);
        ObjectRef reference = (ObjectRef) codec.decode(json, world.cell("main"));

        assertThat(reference.read()).hasSize(16);
        assertThat(reference.size()).isEmpty();
        json.put("path", "../../etc/passwd");
        ObjectRef hostile = (ObjectRef) codec.decode(json, world.cell("main"));
        assertThatThrownBy(hostile::read).isInstanceOf(StoreException.class);
        assertThatThrownBy(hostile::exists).isInstanceOf(StoreException.class);
        assertThatThrownBy(hostile::localPath).isInstanceOf(StoreException.class);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> encode(Object value, String store) {
        codec.validate(value, world.cell(store));
        return (Map<String, Object>) codec.encode(value, world.cell(store));
    }
}
