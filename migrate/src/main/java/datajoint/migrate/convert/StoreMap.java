package datajoint.migrate.convert;

import datajoint.migrate.plan.PlanOptions;
import java.util.Map;

/**
 * From the stores of 0.14 to those of 2.0.
 *
 * @param copiedTo the one store that all files go to, or ""
 */
record StoreMap(Map<String, String> names, String copiedTo) {

    static StoreMap of(PlanOptions options) {
        return new StoreMap(options.stores(), options.copyFilesTo());
    }

    /**
     * @param legacy {@code raw}, or {@code external-raw} and {@code external} as 0.11 wrote them
     * @return the name in 2.0; "" for the default store
     */
    String of(String legacy) {
        if (!copiedTo.isEmpty()) {
            return copiedTo;
        }
        String plain = plain(legacy);
        if (names.containsKey(legacy)) {
            return names.get(legacy);
        }
        return names.getOrDefault(plain, plain);
    }

    /** Without the {@code external-} of 0.11; "" for its only store without a name. */
    static String plain(String legacy) {
        if (legacy.equals("external")) {
            return "";
        }
        return legacy.startsWith("external-") ? legacy.substring("external-".length()) : legacy;
    }
}
