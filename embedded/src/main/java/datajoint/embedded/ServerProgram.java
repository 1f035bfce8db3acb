package datajoint.embedded;

import java.nio.file.Path;
import java.util.List;

/** How one kind of server is prepared, started, recognised as ready and asked to stop. */
interface ServerProgram {
    /** What it is called in messages: {@code MariaDB}. */
    String name();

    /** Who may log in. */
    String user();

    /** Makes the first content of an empty data directory. */
    void initialise(DataDirectory directory);

    /** The command that runs the server in the foreground. */
    List<String> command(DataDirectory directory, int port);

    /** Whether the server, whose process lives, takes connections. */
    boolean isReady(DataDirectory directory, int port);

    /** The signal for a fast and clean stop: {@code TERM} or {@code INT}. */
    String stopSignal();

    /** The file, inside the data directory, in which the server itself notes its process id. */
    Path processFile(DataDirectory directory);
}
