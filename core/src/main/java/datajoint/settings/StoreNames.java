package datajoint.settings;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** The names of the stores that some keys speak of. */
final class StoreNames {
    private StoreNames() {}

    static Set<String> of(Collection<String> keys) {
        Set<String> names = new LinkedHashSet<>();
        for (String key : keys) {
            String[] parts = key.split("\\.", 3);
            if (parts.length == 3 && parts[0].equals("stores")) {
                names.add(parts[1]);
            }
        }
        return names;
    }
}
