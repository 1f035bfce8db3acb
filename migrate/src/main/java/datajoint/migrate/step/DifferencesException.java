package datajoint.migrate.step;

import datajoint.model.MigrationException;

/** Both sides were compared, and they differ. */
public final class DifferencesException extends MigrationException {
    private static final long serialVersionUID = 1L;

    public DifferencesException(String problem, String remedy) {
        super(problem, remedy);
    }
}
