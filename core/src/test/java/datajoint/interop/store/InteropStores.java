package datajoint.interop.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import datajoint.DataJoint;
import datajoint.store.Content;
import datajoint.store.ObjectPath;
import datajoint.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Two stores that Java and Python share: {@code main} with the defaults, and {@code alt}, where everything is else. */
public record InteropStores(Map<String, Object> main, Map<String, Object> alt) {
    private static final Map<String, String> USER_FILES = Map.of(
            "ext/raw.dat",
            "raw file",
            "ext/ümläut file.bin",
            "unicode",
            "ext/dir/a.txt",
            "a",
            "ext/dir/sub/b.txt",
            "bb");

    public InteropStores {
        Map<String, Object> changed = new TreeMap<>(alt);
        changed.put("subfolding", List.of(2, 2));
        changed.put("partition_pattern", "{subject}/{session_date}");
        changed.put("token_length", 12);
        changed.put("hash_prefix", "blobs/h");
        changed.put("schema_prefix", "arrays");
        changed.put("filepath_prefix", "user");
        alt = changed;
    }

    static InteropStores files(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("main"));
        Files.createDirectories(folder.resolve("alt"));
        return new InteropStores(
                Map.of("protocol", "file", "location", folder.resolve("main").toString()),
                Map.of("protocol", "file", "location", folder.resolve("alt").toString()));
    }

    /** Tells Java of them, and brings the files that users keep there. */
    void use(DataJoint dj) {
        Map.of("main", main, "alt", alt)
                .forEach((name, store) -> store.forEach(
                        (attribute, value) -> dj.config().set("stores." + name + "." + attribute, value)));
        dj.config().set("stores.default", "main");
        Store first = dj.database().stores().store(Optional.of("main"));
        USER_FILES.forEach((path, text) -> put(first, path, text));
        put(dj.database().stores().store(Optional.of("alt")), "user/u.dat", "user area");
    }

    private static void put(Store store, String path, String text) {
        store.storage().put(ObjectPath.of(path), Content.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** For the {@code stores} of Python's settings. */
    String json() throws IOException {
        return new ObjectMapper().writeValueAsString(Map.of("default", "main", "main", main, "alt", alt));
    }
}
