package datajoint.migrate.convert;

import java.util.Map;

/** From the stores of 0.14 to those of 2.0. */
record StoreMap(Map<String, String> names) {

    /**
     * @param legacy {@code raw}, or {@code external-raw} and {@code external} as 0.11 wrote them
     * @return the name in 2.0; "" for the default store
     */
    String of(String legacy) {
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
