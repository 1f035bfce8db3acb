package datajoint.migrate.verify;

import java.util.ArrayList;
import java.util.List;

/** Keys of rows as people read them. */
final class KeyText {
    private KeyText() {}

    /** {@code mouse=7, session=2} */
    static String of(List<String> names, List<String> values) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < Math.min(names.size(), values.size()); i++) {
            parts.add(names.get(i) + "=" + values.get(i));
        }
        return String.join(", ", parts);
    }
}
