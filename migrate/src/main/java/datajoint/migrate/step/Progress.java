package datajoint.migrate.step;

/** Hears how far a step is. Called from several threads. */
@FunctionalInterface
public interface Progress {
    Progress SILENT = (doing, done, total, unit) -> {};

    /**
     * @param doing "copying lab.session"
     * @param total 0 if it is not known
     * @param unit "rows", "bytes", "objects"
     */
    void report(String doing, long done, long total, String unit);
}
