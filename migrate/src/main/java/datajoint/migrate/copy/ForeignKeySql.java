package datajoint.migrate.copy;

import static java.util.stream.Collectors.joining;

import datajoint.backend.Dialect;
import datajoint.migrate.plan.PlannedKey;
import java.util.ArrayList;
import java.util.List;

/** Conditions over the columns of a foreign key. */
final class ForeignKeySql {
    private ForeignKeySql() {}

    /** True where the foreign key demands nothing. */
    static String anyNull(PlannedKey key, String child, Dialect dialect) {
        return key.columns().stream()
                .map(column -> child + "." + dialect.quote(column) + " IS NULL")
                .collect(joining(" OR "));
    }

    static String equal(PlannedKey key, String child, String parent, Dialect dialect) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < key.columns().size(); i++) {
            parts.add("%s.%s = %s.%s"
                    .formatted(
                            parent,
                            dialect.quote(key.parentColumns().get(i)),
                            child,
                            dialect.quote(key.columns().get(i))));
        }
        return String.join(" AND ", parts);
    }
}
