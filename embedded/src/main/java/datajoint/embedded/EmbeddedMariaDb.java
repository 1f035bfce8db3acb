package datajoint.embedded;

import java.nio.file.Path;

/** A private MariaDB 11.4 server. The user {@code root} has all rights and a password made for this data directory. */
public final class EmbeddedMariaDb implements EmbeddedServer {
    private final RunningServer server;

    private EmbeddedMariaDb(RunningServer server) {
        this.server = server;
    }

    /**
     * Starts the server on the data of an earlier run, or on new data where the directory is empty or missing.
     *
     * @throws datajoint.model.ConnectionException if it does not start, or another program uses the directory
     */
    public static EmbeddedMariaDb start(Path dataDirectory) {
        return new EmbeddedMariaDb(RunningServer.start(new MariaDbProgram(), DataDirectory.kept(dataDirectory)));
    }

    /** Starts the server on data that are deleted when it is closed. */
    public static EmbeddedMariaDb startTemporary() {
        return new EmbeddedMariaDb(RunningServer.start(new MariaDbProgram(), DataDirectory.temporary("dj-mariadb")));
    }

    @Override
    public ServerAddress address() {
        return server.address();
    }

    @Override
    public void close() {
        server.close();
    }
}
