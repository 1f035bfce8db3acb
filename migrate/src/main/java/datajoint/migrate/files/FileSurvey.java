package datajoint.migrate.files;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import datajoint.migrate.plan.PointerKind;
import datajoint.model.StoreException;
import datajoint.store.ObjectPath;
import datajoint.store.Storage;
import datajoint.store.StoredObject;
import datajoint.store.Workers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks at many files. On this machine one by one; elsewhere by lists of the folders that hold many of them, because a list
 * tells of a thousand files in the time that one question takes.
 */
public final class FileSurvey {
    private static final int WORTH_A_LIST = 20;
    private static final int MOST_STRANGERS = 20;

    private final Storage storage;
    private final FileCheck check;
    private final Workers workers;
    private volatile Listed last = new Listed("", Map.of());

    public FileSurvey(Storage storage, Workers workers) {
        this.storage = storage;
        this.check = new FileCheck(storage);
        this.workers = workers;
    }

    /** In the order of the files; contents are not read. */
    public List<FileFinding> look(List<LegacyFile> files) {
        if (files.size() < WORTH_A_LIST) {
            return workers.each(files, this::ask);
        }
        Map<String, List<LegacyFile>> folders = files.stream().collect(groupingBy(FileSurvey::folder));
        Optional<LocalFiles> local = LocalFiles.of(storage, files);
        if (local.isPresent()) {
            Set<String> open = folders.entrySet().stream()
                    .filter(folder -> isOpen(folder.getValue().get(0)))
                    .map(Map.Entry::getKey)
                    .collect(toSet());
            return workers.each(files, file -> open.contains(folder(file)) ? quickly(local.get(), file) : ask(file));
        }
        Map<LegacyFile, FileFinding> found = new HashMap<>();
        workers.each(List.copyOf(folders.entrySet()), folder -> inFolder(folder.getKey(), folder.getValue()))
                .forEach(some -> some.forEach(one -> found.put(one.file(), one)));
        List<LegacyFile> rest =
                files.stream().filter(file -> !found.containsKey(file)).toList();
        workers.each(rest, this::ask).forEach(one -> found.put(one.file(), one));
        return files.stream().map(found::get).toList();
    }

    /** Folders that links lead out of the store are closed to 2.0, and the store says so when it is asked. */
    private boolean isOpen(LegacyFile first) {
        FileState state = ask(first).state();
        return state != FileState.UNREADABLE && state != FileState.NO_PATH;
    }

    /** What is there by one look at its file; the store is asked about the rest. */
    private FileFinding quickly(LocalFiles local, LegacyFile file) {
        return local.size(file)
                .map(size -> new FileFinding(file, FileCheck.state(file, Optional.of(size)), ""))
                .orElseGet(() -> ask(file));
    }

    private FileFinding ask(LegacyFile file) {
        try {
            return new FileFinding(file, check.look(file), "");
        } catch (StoreException e) {
            return new FileFinding(file, FileState.UNREADABLE, e.problem());
        }
    }

    /** Those of one folder; none if it is not worth a list. */
    private List<FileFinding> inFolder(String folder, List<LegacyFile> files) {
        if (files.size() < WORTH_A_LIST || !ObjectPath.isValid(folder)) {
            return List.of();
        }
        boolean isOurs = files.get(0).kind() != PointerKind.FILEPATH;
        Map<String, Long> sizes = sizes(folder, isOurs ? Long.MAX_VALUE : (long) files.size() * MOST_STRANGERS);
        List<FileFinding> found = new ArrayList<>();
        for (LegacyFile file : files) {
            FileState state = FileCheck.state(file, Optional.ofNullable(sizes.get(file.path())));
            // Names that lists leave out are asked for one by one.
            if (state != FileState.MISSING) {
                found.add(new FileFinding(file, state, ""));
            }
        }
        return found;
    }

    private Map<String, Long> sizes(String folder, long most) {
        Listed before = last;
        if (before.folder().equals(folder)) {
            return before.sizes();
        }
        Map<String, Long> sizes = new LinkedHashMap<>();
        try (Stream<StoredObject> objects = storage.list(folder)) {
            Iterator<StoredObject> all = objects.iterator();
            while (all.hasNext() && sizes.size() < most) {
                StoredObject object = all.next();
                sizes.put(object.path().text(), object.size());
            }
        }
        last = new Listed(folder, sizes);
        return sizes;
    }

    /** The folder whose list is not too long: that of a schema, or the first below it; that of users as it is. */
    private static String folder(LegacyFile file) {
        String path = file.path();
        if (file.kind() == PointerKind.FILEPATH) {
            return path.substring(0, Math.max(0, path.lastIndexOf('/')));
        }
        int first = path.indexOf('/');
        int second = path.indexOf('/', first + 1);
        return path.substring(0, Math.max(0, second < 0 ? first : second));
    }

    /** The list that was asked for last: the next files are often in the same folder. */
    private record Listed(String folder, Map<String, Long> sizes) {}
}
