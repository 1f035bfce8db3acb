package datajoint.gc;

import datajoint.store.ObjectPath;
import datajoint.store.Staging;
import datajoint.store.Storage;
import datajoint.store.StoredObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the sections of a store held before the rows were looked at. Young objects are only counted. */
final class Listing {
    private static final int PROGRESS_OBJECTS = 10_000;

    private final Sections sections;
    private final Map<Section, List<StoredObject>> old = new EnumMap<>(Section.class);
    private final Map<Section, Tally> young = new EnumMap<>(Section.class);
    private long listed;

    private Listing(Sections sections) {
        this.sections = sections;
    }

    /** @param youngest the moment before which an object has to be written to be a candidate */
    static Listing of(Storage storage, Sections sections, Instant youngest, GcProgress progress) {
        Listing listing = new Listing(sections);
        sections.folders().forEach((section, folder) -> {
            Set<StoredObject> remains = section == Section.STAGING
                    ? new HashSet<>(Staging.remains(storage, youngest.plusNanos(1)))
                    : Set.of();
            listing.add(
                    section,
                    storage.list(folder),
                    object -> section == Section.STAGING
                            ? remains.contains(object)
                            : !object.modified().isAfter(youngest),
                    progress);
        });
        progress.at("objects listed", listing.listed);
        return listing;
    }

    private void add(
            Section section, Stream<StoredObject> objects, Predicate<StoredObject> isOld, GcProgress progress) {
        List<StoredObject> candidates = new ArrayList<>();
        young.put(section, Tally.NONE);
        try (objects) {
            objects.forEach(object -> {
                if (isOld.test(object)) {
                    candidates.add(object);
                } else {
                    young.merge(section, Tally.NONE.plus(object), Tally::plus);
                }
                if (++listed % PROGRESS_OBJECTS == 0) {
                    progress.at("objects listed", listed);
                }
            });
        }
        old.put(section, candidates);
    }

    /** @param collected the schemas whose folders may be collected */
    GcPlan plan(String store, Marks marks, Set<String> collected, List<QuarantineRun> runs) {
        List<SectionCount> counts = new ArrayList<>();
        List<StoredObject> garbage = new ArrayList<>();
        Set<String> foreignSchemas = new TreeSet<>();
        old.forEach((section, objects) -> {
            List<StoredObject> live = new ArrayList<>();
            List<StoredObject> foreign = new ArrayList<>();
            List<StoredObject> rest = new ArrayList<>();
            for (StoredObject object : objects) {
                if (marks.live().isLive(object.path())) {
                    live.add(object);
                } else if (isForeign(section, object.path(), collected, foreignSchemas)) {
                    foreign.add(object);
                } else {
                    rest.add(object);
                }
            }
            garbage.addAll(rest);
            counts.add(new SectionCount(
                    section,
                    Tally.of(live),
                    young.getOrDefault(section, Tally.NONE),
                    Tally.of(foreign),
                    Tally.of(rest)));
        });
        return new GcPlan(store, marks.live().size(), counts, List.copyOf(foreignSchemas), garbage, runs);
    }

    private boolean isForeign(Section section, ObjectPath path, Set<String> collected, Set<String> foreignSchemas) {
        if (section == Section.STAGING) {
            return false;
        }
        Optional<String> schema = sections.schemaOf(section, path);
        if (schema.filter(collected::contains).isPresent()) {
            return false;
        }
        foreignSchemas.add(schema.orElse("no schema"));
        return true;
    }
}
