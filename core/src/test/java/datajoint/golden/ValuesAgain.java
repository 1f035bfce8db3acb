package datajoint.golden;

import datajoint.codec.object.ObjectContent;
import datajoint.codec.object.ObjectRef;
import datajoint.row.Row;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of a fetched row in the form in which they are inserted, so that each object is stored once more. */
public final class ValuesAgain {
    private ValuesAgain() {}

    /** @param folder where copies of folders can lie */
    public static Map<String, @Nullable Object> of(Row row, Path folder) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(row.asMap());
        values.replaceAll((attribute, value) -> {
            if (!(value instanceof ObjectRef reference)) {
                return value;
            }
            return attribute.startsWith("file") ? reference.path() : content(reference, folder);
        });
        return values;
    }

    private static Object content(ObjectRef reference, Path folder) {
        if (reference.isFolder()) {
            Path copy =
                    reference.download(folder.resolve("copy" + reference.path().hashCode()));
            return reference.extension().isEmpty()
                    ? copy
                    : ObjectContent.of(reference.extension().get(), copy);
        }
        return reference.extension().isEmpty()
                ? reference.read()
                : ObjectContent.of(reference.extension().get(), reference.read());
    }
}
