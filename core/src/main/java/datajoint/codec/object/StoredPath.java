package datajoint.codec.object;

import datajoint.store.ObjectPath;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Paths as people and Python write them: {@code ext//raw/} is {@code ext/raw}. */
final class StoredPath {
    private StoredPath() {}

    /** @throws datajoint.model.StoreException if it is empty or absolute, or leads up */
    static ObjectPath of(String text) {
        if (text.startsWith("/")) {
            return ObjectPath.of(text);
        }
        return ObjectPath.of(Arrays.stream(text.split("/"))
                .filter(name -> !name.isEmpty() && !name.equals("."))
                .collect(Collectors.joining("/")));
    }
}
