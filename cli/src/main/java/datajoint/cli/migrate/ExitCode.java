package datajoint.cli.migrate;

import datajoint.migrate.step.AnswerNeededException;
import datajoint.migrate.step.StoppedException;
import datajoint.migrate.verify.DifferencesException;

/** What {@code dj} tells the shell. */
public final class ExitCode {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int DIFFERENT = 2;
    static final int ANSWER_NEEDED = 3;
    static final int STOPPED = 4;

    private ExitCode() {}

    /** 1 unless a script could want to know better. */
    public static int of(Exception error) {
        if (error instanceof DifferencesException) {
            return DIFFERENT;
        }
        if (error instanceof AnswerNeededException) {
            return ANSWER_NEEDED;
        }
        return error instanceof StoppedException ? STOPPED : FAILED;
    }
}
