package datajoint.migrate.pointer;

import datajoint.migrate.files.FileState;
import datajoint.model.TableName;
import java.util.List;

/**
 * A file that is not as it should be, and the rows of one column that need it.
 *
 * @param place by which a person accepts it: {@code raw:lab/ab/cd/abcd}
 * @param table by its legacy name
 * @param detail what the store said, where it could not answer; else ""
 * @param keys of the rows, or of the first of them: {@code (mouse_id=1, session=2)}
 */
public record PointerProblem(
        String place, TableName table, String attribute, FileState state, String detail, List<String> keys) {
    public PointerProblem {
        keys = List.copyOf(keys);
    }

    /** For people. */
    @Override
    public String toString() {
        String said = detail.isEmpty() ? "" : " (" + detail + ")";
        return "%s: %s%s; needed by %s of %s %s"
                .formatted(state.words(), place, said, attribute, table, String.join(", ", keys));
    }
}
