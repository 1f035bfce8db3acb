package datajoint.migrate.assess;

import datajoint.database.Database;
import datajoint.migrate.files.FileCheck;
import datajoint.migrate.files.FileFinding;
import datajoint.migrate.files.FileState;
import datajoint.migrate.files.FileSurvey;
import datajoint.migrate.files.LegacyFile;
import datajoint.migrate.step.Progress;
import datajoint.migrate.step.Stopper;
import datajoint.model.DataJointException;
import datajoint.model.StoreException;
import datajoint.store.Storage;
import datajoint.store.Store;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Looks whether files are where tracking tables say. */
final class StoreLook {
    private static final int BATCH = 10_000;
    private static final int EXAMPLES = 20;

    private final Database source;
    private final FileDepth depth;
    private final Progress progress;
    private final Stopper stopper;

    StoreLook(Database source, FileDepth depth, Progress progress, Stopper stopper) {
        this.source = source;
        this.depth = depth;
        this.progress = progress;
        this.stopper = stopper;
    }

    List<StoreUse> into(List<TrackedFiles> all) {
        return all.stream().map(tracked -> into(tracked, all)).toList();
    }

    private StoreUse into(TrackedFiles tracked, List<TrackedFiles> all) {
        Found found = new Found();
        String location = "";
        String trouble = "";
        try {
            Store store = source.stores().store(Optional.of(tracked.store()));
            location = store.spec().protocol() + ":" + store.spec().location();
            if (depth != FileDepth.NONE && !tracked.files().isEmpty()) {
                look(tracked, store.storage(), found);
                found.untracked = untracked(tracked, store.storage(), all);
            }
        } catch (DataJointException e) {
            trouble = tracked.files().isEmpty() ? "" : e.problem();
        }
        return found.use(tracked, location, trouble);
    }

    private void look(TrackedFiles tracked, Storage storage, Found found) {
        FileCheck check = new FileCheck(storage);
        FileSurvey survey = new FileSurvey(storage, source.stores().workers());
        List<LegacyFile> files = tracked.files();
        for (int begin = 0; begin < files.size(); begin += BATCH) {
            stopper.check();
            List<LegacyFile> batch = files.subList(begin, Math.min(files.size(), begin + BATCH));
            List<FileFinding> seen = survey.look(batch);
            if (depth == FileDepth.CONTENT) {
                seen = source.stores().workers().each(seen, one -> read(check, one));
            }
            seen.forEach(found::add);
            progress.report(
                    "looking at the files of " + tracked.tracking(),
                    begin + (long) batch.size(),
                    files.size(),
                    "files");
        }
    }

    private static FileFinding read(FileCheck check, FileFinding seen) {
        if (seen.state() != FileState.PRESENT) {
            return seen;
        }
        try {
            return check.isIntact(seen.file()) ? seen : new FileFinding(seen.file(), FileState.WRONG_HASH, "");
        } catch (StoreException e) {
            return new FileFinding(seen.file(), FileState.UNREADABLE, e.problem());
        }
    }

    /** Files in the folder of the schema; other folders of the store may be anybody's. */
    private static long untracked(TrackedFiles tracked, Storage storage, List<TrackedFiles> all) {
        Set<String> known = new HashSet<>();
        all.stream().filter(one -> one.store().equals(tracked.store())).forEach(one -> known.addAll(one.paths()));
        try (Stream<String> there = storage.list(tracked.tracking().schema())
                .map(object -> object.path().toString())) {
            return there.filter(path -> !known.contains(path)).count();
        }
    }

    /** What is counted. */
    private static final class Found {
        private final Map<FileState, Long> states = new EnumMap<>(FileState.class);
        private final List<String> examples = new ArrayList<>();
        private long untracked;

        void add(FileFinding one) {
            states.merge(one.state(), 1L, Long::sum);
            if (one.state() != FileState.PRESENT && examples.size() < EXAMPLES) {
                String detail = one.detail().isEmpty() ? "" : " (" + one.detail() + ")";
                examples.add(one.file().path() + ": " + one.state().words() + detail);
            }
        }

        StoreUse use(TrackedFiles tracked, String location, String trouble) {
            return new StoreUse(
                    tracked.tracking().toString(),
                    tracked.store(),
                    location,
                    trouble,
                    tracked.pointers(),
                    tracked.lost(),
                    tracked.files().size(),
                    tracked.bytes(),
                    tracked.rewritten(),
                    of(FileState.PRESENT),
                    of(FileState.MISSING),
                    of(FileState.WRONG_SIZE),
                    of(FileState.WRONG_HASH),
                    otherwise(),
                    tracked.unused(),
                    untracked,
                    examples);
        }

        private long otherwise() {
            return states.values().stream().mapToLong(Long::longValue).sum()
                    - of(FileState.PRESENT)
                    - of(FileState.MISSING)
                    - of(FileState.WRONG_SIZE)
                    - of(FileState.WRONG_HASH);
        }

        private long of(FileState state) {
            return states.getOrDefault(state, 0L);
        }
    }
}
