package datajoint.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where a staged insert writes in a store that lies on this machine: {@code _staging/} and a folder of its own for each.
 * Nothing refers to what is there.
 */
public final class Staging {
    /** The folder at the root of the store. */
    public static final String SECTION = "_staging";

    private Staging() {}

    /** A new folder. */
    public static ObjectPath next() {
        return ObjectPath.of(SECTION).resolve(UUID.randomUUID().toString());
    }

    /**
     * What programs that were killed have left: the files of all folders into which nothing was written since this time,
     * which must lie longer ago than any program pauses between two files.
     */
    public static List<StoredObject> remains(Storage storage, Instant before) {
        Map<String, List<StoredObject>> folders = new HashMap<>();
        try (Stream<StoredObject> files = storage.list(SECTION)) {
            files.forEach(
                    file -> folders.computeIfAbsent(file.path().text().split("/", 3)[1], name -> new ArrayList<>())
                            .add(file));
        }
        return folders.values().stream()
                .filter(files -> files.stream().allMatch(file -> file.modified().isBefore(before)))
                .flatMap(List::stream)
                .toList();
    }
}
