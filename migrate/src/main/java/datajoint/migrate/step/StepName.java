package datajoint.migrate.step;

import java.util.Locale;

/** The steps of a migration by copy, in their order. */
public enum StepName {
    PLAN,
    SHADOW,
    COPY,
    POINTERS,
    JOBS,
    VERIFY,
    CUTOVER,
    WATCH,
    CLEANUP;

    /** As commands and journals write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
