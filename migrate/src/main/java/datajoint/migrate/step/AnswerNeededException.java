package datajoint.migrate.step;

import datajoint.model.MigrationException;

/** A person has to decide something before it can go on; the remedy says how to. */
public final class AnswerNeededException extends MigrationException {
    private static final long serialVersionUID = 1L;

    public AnswerNeededException(String problem, String remedy) {
        super(problem, remedy);
    }
}
