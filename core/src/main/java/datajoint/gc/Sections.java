package datajoint.gc;

import datajoint.model.ConfigException;
import datajoint.settings.StoreSpec;
import datajoint.store.ObjectPath;
import datajoint.store.Staging;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Where the sections of one store lie. */
final class Sections {
    private final Map<Section, String> folders = new EnumMap<>(Section.class);

    private Sections(StoreSpec spec) {
        folders.put(Section.HASH, spec.hashPrefix());
        folders.put(Section.SCHEMA, spec.schemaPrefix());
        folders.put(Section.STAGING, Staging.SECTION);
    }

    /**
     * @param others the other stores that are configured
     * @throws ConfigException if a section is the whole store, or lies in another, or another store lies in one: then a
     *     path does not tell what an object is
     */
    static Sections of(StoreSpec spec, Collection<StoreSpec> others) {
        Sections sections = new Sections(spec);
        sections.requireFolders(spec);
        sections.requireApart(spec);
        others.forEach(other -> sections.requireOutside(spec, other));
        return sections;
    }

    Map<Section, String> folders() {
        return folders;
    }

    /** The schema that an object was written for; empty where the path does not tell. */
    Optional<String> schemaOf(Section section, ObjectPath path) {
        String below = path.text().substring(folders.getOrDefault(section, "").length() + 1);
        if (section == Section.STAGING) {
            return Optional.empty();
        }
        return section == Section.SCHEMA ? firstPlain(below) : first(below, 0);
    }

    /** The schema in {@code mouse=1/day=2024-01-01/lab/session/...}: the first name that is no partition. */
    static Optional<String> firstPlain(String below) {
        int at = 0;
        while (true) {
            Optional<String> name = first(below, at);
            if (name.isEmpty() || !name.get().contains("=")) {
                return name;
            }
            at += name.get().length() + 1;
        }
    }

    /** The name that begins here, if it is that of a folder. */
    private static Optional<String> first(String path, int from) {
        int end = path.indexOf('/', from);
        return end < 0 ? Optional.empty() : Optional.of(path.substring(from, end));
    }

    private void requireFolders(StoreSpec spec) {
        folders.forEach((section, folder) -> {
            if (folder.isEmpty()) {
                throw new ConfigException(
                        "stores.%s.%s_prefix is empty, so that files of users lie among the objects of DataJoint."
                                .formatted(spec.name(), section.label()),
                        "A store can be collected only if each section has a folder of its own.");
            }
        });
    }

    private void requireApart(StoreSpec spec) {
        Map<String, String> all = new java.util.LinkedHashMap<>();
        folders.forEach((section, folder) -> all.put(section.label(), folder));
        all.put("quarantine", Quarantine.FOLDER);
        if (!spec.filepathPrefix().isEmpty()) {
            all.put("filepath", spec.filepathPrefix());
        }
        all.forEach((name, folder) -> all.forEach((other, otherFolder) -> {
            if (!name.equals(other) && isIn(folder, otherFolder)) {
                throw new ConfigException(
                        "Store '%s': the section %s, '%s', lies in the section %s, '%s'."
                                .formatted(spec.name(), name, folder, other, otherFolder),
                        "A store can be collected only if each section has a folder of its own.");
            }
        }));
    }

    private void requireOutside(StoreSpec spec, StoreSpec other) {
        boolean samePlace = other.protocol().equals(spec.protocol())
                && other.text("endpoint").equals(spec.text("endpoint"))
                && other.text("bucket").equals(spec.text("bucket"))
                && other.text("container").equals(spec.text("container"));
        folders.forEach((section, folder) -> {
            if (samePlace && isIn(trimmed(other.location()), trimmed(spec.location()) + "/" + folder)) {
                throw new ConfigException(
                        "Store '%s' lies in the section %s of store '%s'."
                                .formatted(other.name(), section.label(), spec.name()),
                        "A store can be collected only if no other lies in its sections.");
            }
        });
    }

    private static boolean isIn(String path, String folder) {
        return (path + "/").startsWith(folder + "/");
    }

    private static String trimmed(String location) {
        return location.replaceAll("/+$", "");
    }
}
