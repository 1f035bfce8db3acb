package datajoint.codec.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import datajoint.codec.Codec;
import datajoint.codec.CodecContext;
import datajoint.codec.npy.NpyRef;
import datajoint.codec.object.ObjectRef;
import datajoint.model.DataJointException;
import datajoint.model.TableName;
import datajoint.settings.Settings;
import datajoint.store.Content;
import datajoint.store.ObjectPath;
import datajoint.store.Store;
import datajoint.store.Stores;
import datajoint.store.UncommittedObjects;
import datajoint.store.file.FileStorageProvider;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** References in JSON columns that no codec wrote: refused with an error of the library, and nothing outside is touched. */
class HostileMetadataTest {
    private static final int CASES = 5_000;
    private static final List<String> PATHS = List.of(
            "../secret",
            "a/../../secret",
            "/etc/passwd",
            "a//b",
            "./a",
            "a/.",
            "..\\secret",
            "C:\\secret",
            "a\0b",
            "",
            "/",
            "..",
            "a/",
            "\ud800",
            "x".repeat(5_000),
            "folder",
            "folder/file",
            "link",
            "missing");

    @TempDir
    Path home;

    private CodecContext context;

    @BeforeEach
    void makeStores() throws Exception {
        Path location = Files.createDirectory(home.resolve("store"));
        Files.writeString(home.resolve("secret"), "secret");
        Files.createSymbolicLink(location.resolve("link"), home.resolve("secret"));
        Settings settings = Settings.defaults()
                .with("stores.default", "main")
                .with("stores.filepath_default", "main")
                .with("stores.main.protocol", "file")
                .with("stores.main.location", location.toString());
        Stores stores = new Stores(settings::stores, List.of(new FileStorageProvider()));
        Store store = stores.store(Optional.empty());
        store.storage().put(ObjectPath.of("folder/file"), Content.of("content".getBytes(StandardCharsets.UTF_8)));
        context = new CodecContext(
                new TableName("lab", "scan"), "x", Map.of(), Optional.empty(), stores, new UncommittedObjects());
    }

    static Stream<Codec> codecs() {
        return BuiltInCodecs.all().stream()
                .filter(codec -> List.of("hash", "npy", "object", "filepath").contains(codec.name()));
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void noReferenceDoesMoreThanBeRefused(Codec codec) {
        for (int seed = 0; seed < CASES; seed++) {
            Object stored = stored(codec, new Random(seed));
            try {
                use(codec.decode(stored, context));
                codec.references(stored);
            } catch (DataJointException expected) {
                assertThat(expected.getMessage()).hasSizeLessThan(30_000);
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                fail("%s of %s".formatted(codec.name(), stored), e);
            }
        }
        assertThat(home.toFile().list()).containsExactlyInAnyOrder("store", "secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret", "/etc/passwd", "link", "folder/../../secret"})
    void nothingOutsideOfTheStoreIsRead(String path) {
        for (String name : List.of("object", "filepath", "npy", "hash")) {
            Codec codec =
                    codecs().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
            Map<String, Object> json = new LinkedHashMap<>(honest(codec));
            json.put("path", path);
            // The hash of "secret", so that only the path is wrong
            json.put(
                    "hash",
                    datajoint.store.ContentHash.of("secret".getBytes(StandardCharsets.UTF_8))
                            .text());
            try {
                Object value = codec.decode(json, context);
                assertThat(value).isInstanceOfAny(ObjectRef.class, NpyRef.class);
                byte[] read = value instanceof ObjectRef object ? object.read() : new byte[0];
                if (value instanceof NpyRef array) {
                    array.load();
                }
                fail("%s read %d bytes of %s".formatted(name, read.length, path));
            } catch (DataJointException expected) {
                assertThat(expected.getMessage()).doesNotContain("null");
            }
        }
    }

    @Test
    void honestReferencesAreRead() {
        Codec object =
                codecs().filter(one -> one.name().equals("object")).findFirst().orElseThrow();

        assertThat(((ObjectRef) object.decode(honest(object), context)).read())
                .asString()
                .isEqualTo("content");
    }

    private static void use(Object value) {
        if (value instanceof NpyRef array) {
            array.shape();
            array.dtype();
            array.toString();
            array.size();
            array.bytes();
            array.load();
        } else if (value instanceof ObjectRef object) {
            object.timestamp();
            object.toString();
            object.url();
            object.exists();
            object.verify();
            object.list();
            object.readRange(0, 3);
        }
    }

    private static Map<String, Object> honest(Codec codec) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", "folder/file");
        json.put("store", "main");
        switch (codec.name()) {
            case "hash" -> {
                json.put("hash", "mfzwizltomqgc43enrtggzde");
                json.put("schema", "lab");
                json.put("size", 7);
            }
            case "npy" -> {
                json.put("dtype", "float64");
                json.put("shape", List.of(2, 3));
            }
            default -> {
                json.put("size", 7);
                json.put("ext", null);
                json.put("is_dir", false);
                json.put("item_count", null);
                json.put("timestamp", "2026-11-23T17:32:50.327371+00:00");
            }
        }
        return json;
    }

    private static Object stored(Codec codec, Random random) {
        if (random.nextInt(50) == 0) {
            return hostile(random);
        }
        Map<String, Object> json = new LinkedHashMap<>(honest(codec));
        List<String> names = new ArrayList<>(json.keySet());
        for (int i = random.nextInt(3); i >= 0; i--) {
            String name = names.get(random.nextInt(names.size()));
            if (random.nextInt(5) == 0) {
                json.remove(name);
            } else {
                json.put(name, name.equals("path") && random.nextBoolean() ? path(random) : hostile(random));
            }
        }
        return json;
    }

    private static String path(Random random) {
        return PATHS.get(random.nextInt(PATHS.size()));
    }

    /** What a JSON column can hold. */
    private static Object hostile(Random random) {
        return switch (random.nextInt(16)) {
            case 0 -> path(random);
            case 1 -> random.nextInt(5) - 2;
            case 2 -> Long.MAX_VALUE;
            case 3 -> Integer.MAX_VALUE;
            case 4 -> BigInteger.TEN.pow(400);
            case 5 -> new BigDecimal("1E+1000000");
            case 6 -> Double.NaN;
            case 7 -> random.nextBoolean();
            case 8 -> Arrays.asList(Integer.MAX_VALUE, Integer.MAX_VALUE, 3);
            case 9 -> Arrays.asList(-1, null, "3", 1L << 40, 2.5);
            case 10 -> Collections.nCopies(100, 2);
            case 11 ->
                List.of("|O", "<f", "[('x', '<f8')", "[".repeat(10_000), "datetime64[x]", "<U999999999", "|V0")
                        .get(random.nextInt(7));
            case 12 -> Map.of("path", "folder/file");
            case 13 -> "other";
            case 14 -> "2026-99-99T00:00:00";
            default -> List.of(0, Integer.MAX_VALUE, Integer.MAX_VALUE);
        };
    }
}
