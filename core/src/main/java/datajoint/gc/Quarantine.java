package datajoint.gc;

import datajoint.store.ObjectPath;
import datajoint.store.Storage;
import datajoint.store.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The folder of a store where garbage lies until it is removed: {@code _quarantine/RUN/} and the path that an object had.
 * Where an object lies says all; a killed collector leaves nothing half done.
 */
final class Quarantine {
    static final String FOLDER = "_quarantine";
    static final ObjectPath LOCK = ObjectPath.of(FOLDER + "/lock.json");
    private static final String JOURNAL = "journal.json";

    private Quarantine() {}

    /** Where a run keeps the list of what it took. */
    static ObjectPath journal(String run) {
        return ObjectPath.of(FOLDER + "/" + run + "/" + JOURNAL);
    }

    /** Where a run puts an object. */
    static ObjectPath place(String run, ObjectPath original) {
        return ObjectPath.of(FOLDER + "/" + run + "/" + original);
    }

    /** All runs, oldest first. */
    static List<Run> runs(Storage storage) {
        Map<String, Run> runs = new TreeMap<>();
        try (Stream<StoredObject> objects = storage.list(FOLDER)) {
            objects.forEach(object -> add(runs, object));
        }
        return List.copyOf(runs.values());
    }

    private static void add(Map<String, Run> runs, StoredObject object) {
        String path = object.path().text().substring(FOLDER.length() + 1);
        int slash = path.indexOf('/');
        if (slash < 0) {
            return;
        }
        Run run = runs.computeIfAbsent(path.substring(0, slash), Run::new);
        if (object.path().equals(journal(run.id()))) {
            run.journals().add(object);
        } else {
            run.held().add(new Held(ObjectPath.of(path.substring(slash + 1)), object));
        }
    }

    /** An object in quarantine, and the path that it had. */
    record Held(ObjectPath original, StoredObject object) {}

    /**
     * What one run took and is still there.
     *
     * @param journals the one journal; none if somebody removed it
     */
    record Run(String id, List<StoredObject> journals, List<Held> held) {
        Run(String id) {
            this(id, new ArrayList<>(), new ArrayList<>());
        }

        Tally tally() {
            return Tally.of(held.stream().map(Held::object).toList());
        }
    }
}
