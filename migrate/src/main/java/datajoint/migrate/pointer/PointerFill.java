package datajoint.migrate.pointer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import datajoint.migrate.files.FileFinding;
import datajoint.migrate.files.FileState;
import datajoint.migrate.files.FileSurvey;
import datajoint.migrate.files.LegacyFile;
import datajoint.migrate.step.Context;
import datajoint.store.Workers;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fills the map of pointers for one column; what is there and in order stays. */
final class PointerFill {
    private static final int BATCH = 2_000;
    private static final JsonMapper JSON = new JsonMapper();

    private final PointerColumn column;
    private final PointerMap map;
    private final WrittenObjects objects;
    private final PointerMaker maker;
    private final FileSurvey survey;
    private final Workers workers;
    private final Context context;

    PointerFill(PointerColumn column, PointerMap map, WrittenObjects objects) {
        this.column = column;
        this.map = map;
        this.objects = objects;
        this.maker = column.maker();
        this.workers = column.stores().workers();
        this.survey = new FileSurvey(maker.from().storage(), workers);
        this.context = column.context();
    }

    void run() {
        long looked = 0;
        String after = "";
        List<LegacyFile> files = column.files(after, BATCH);
        while (!files.isEmpty()) {
            context.stopper().check();
            put(files, FileState.PRESENT);
            looked += files.size();
            context.progress().report("files of " + column.source(), looked, 0, "files");
            after = files.get(files.size() - 1).row().value();
            files = files.size() < BATCH ? List.of() : column.files(after, BATCH);
        }
        put(column.untracked(), FileState.UNTRACKED);
    }

    /** What the first run would have to write. */
    List<Draft> drafts() {
        List<LegacyFile> files = column.files("", Integer.MAX_VALUE);
        return workers.each(survey.look(files), maker::draft);
    }

    private void put(List<LegacyFile> files, FileState state) {
        Map<String, Pointer> known = map.known(
                column.source(), files.stream().map(file -> file.row().value()).toList());
        List<LegacyFile> rest = files.stream()
                .filter(file -> !isInOrder(known.get(file.row().value())))
                .toList();
        List<FileFinding> findings = state == FileState.PRESENT
                ? survey.look(rest)
                : rest.stream().map(file -> new FileFinding(file, state, "")).toList();
        List<Draft> drafts = workers.each(findings, maker::draft);
        objects.expect(maker.to(), drafts);
        List<Pointer> pointers = workers.each(drafts, maker::finish);
        pointers.forEach(pointer -> replace(known.get(pointer.value()), pointer));
        map.put(column.source(), pointers);
    }

    private static boolean isInOrder(@Nullable Pointer known) {
        return known != null && known.state() == FileState.PRESENT;
    }

    /** A file that was mended may get another pointer than the damaged one had. */
    private void replace(@Nullable Pointer before, Pointer now) {
        if (before != null && !before.json().equals(now.json())) {
            new Placeholders(column).putBack(before.value(), path(before.json()));
        }
    }

    private static String path(String json) {
        try {
            return JSON.readTree(json).path("path").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A bug: a pointer that is no JSON: " + json, e);
        }
    }
}
