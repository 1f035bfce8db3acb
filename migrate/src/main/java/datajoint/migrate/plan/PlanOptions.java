package datajoint.migrate.plan;

import java.util.List;
import java.util.Map;

/**
 * What a person decides.
 *
 * @param shadowSuffix of the new schemas until the cutover: {@code _v2}
 * @param oldSuffix of the legacy schemas after it: {@code _old}
 * @param stores from a legacy store to the one of 2.0 that takes its place; stores that are not named keep their names
 * @param subfolding of legacy stores, by their names there: the lengths of folder names; 2, 2 for those not named
 * @param sample rows to take of each table that needs no other, or 0 for all
 * @param computed whether computed and imported tables are copied
 * @param orphans what happens to rows whose parents are missing
 * @param copyFilesTo the store that all files are copied to, or "" to leave them in place
 */
public record PlanOptions(
        String shadowSuffix,
        String oldSuffix,
        Map<String, String> stores,
        Map<String, List<Integer>> subfolding,
        long sample,
        Computed computed,
        Orphans orphans,
        String copyFilesTo) {
    public PlanOptions {
        stores = Map.copyOf(stores);
        subfolding = Map.copyOf(subfolding);
    }

    /** Of a legacy store, as the plan names it. */
    public List<Integer> subfoldingOf(String legacyStore) {
        return subfolding.getOrDefault(legacyStore, List.of(2, 2));
    }

    /** Computed tables. */
    public enum Computed {
        COPY,
        LEAVE
    }

    /** Rows whose parents are missing. */
    public enum Orphans {
        /** Nothing is copied; they are listed. */
        STOP,
        /** They are copied as they are, past the foreign key. */
        KEEP,
        /** They stay behind; they are listed. */
        LEAVE_OUT
    }

    public static PlanOptions defaults() {
        return new PlanOptions("_v2", "_old", Map.of(), Map.of(), 0, Computed.COPY, Orphans.STOP, "");
    }

    public PlanOptions withStores(Map<String, String> names) {
        return new PlanOptions(shadowSuffix, oldSuffix, names, subfolding, sample, computed, orphans, copyFilesTo);
    }

    public PlanOptions withSubfolding(Map<String, List<Integer>> folders) {
        return new PlanOptions(shadowSuffix, oldSuffix, stores, folders, sample, computed, orphans, copyFilesTo);
    }

    public PlanOptions withSuffixes(String shadow, String old) {
        return new PlanOptions(shadow, old, stores, subfolding, sample, computed, orphans, copyFilesTo);
    }

    public PlanOptions withSample(long rows) {
        return new PlanOptions(shadowSuffix, oldSuffix, stores, subfolding, rows, computed, orphans, copyFilesTo);
    }

    public PlanOptions withComputed(Computed what) {
        return new PlanOptions(shadowSuffix, oldSuffix, stores, subfolding, sample, what, orphans, copyFilesTo);
    }

    public PlanOptions withOrphans(Orphans what) {
        return new PlanOptions(shadowSuffix, oldSuffix, stores, subfolding, sample, computed, what, copyFilesTo);
    }

    public PlanOptions withFilesCopiedTo(String store) {
        return new PlanOptions(shadowSuffix, oldSuffix, stores, subfolding, sample, computed, orphans, store);
    }
}
