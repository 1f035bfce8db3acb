package datajoint.migrate.step;

/** Asks a running step to stop at the next safe place; set by Ctrl-C. */
@FunctionalInterface
public interface Stopper {
    Stopper NEVER = () -> false;

    boolean isStopping();

    /** @throws StoppedException if a stop is asked for; steps call this between chunks */
    default void check() {
        if (isStopping()) {
            throw new StoppedException();
        }
    }
}
