package datajoint.migrate.step;

import datajoint.model.MigrationException;

/** A step that stopped where it was asked to; run it again and it goes on. */
public final class StoppedException extends MigrationException {
    private static final long serialVersionUID = 1L;

    StoppedException() {
        super("Stopped, as asked, after the last whole chunk.", "Give the same command again to go on.");
    }
}
