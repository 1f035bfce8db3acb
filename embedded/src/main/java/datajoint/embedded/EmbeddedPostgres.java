package datajoint.embedded;

import java.nio.file.Path;

/** A private PostgreSQL 18 server. The user {@code postgres} has all rights and a password made for this data directory. */
public final class EmbeddedPostgres implements EmbeddedServer {
    private final RunningServer server;

    private EmbeddedPostgres(RunningServer server) {
        this.server = server;
    }

    /**
     * Starts the server on the data of an earlier run, or on new data where the directory is empty or missing.
     *
     * @throws datajoint.model.ConnectionException if it does not start, or another program uses the directory
     */
    public static EmbeddedPostgres start(Path dataDirectory) {
        return new EmbeddedPostgres(RunningServer.start(new PostgresProgram(), DataDirectory.kept(dataDirectory)));
    }

    /** Starts the server on data that are deleted when it is closed. */
    public static EmbeddedPostgres startTemporary() {
        return new EmbeddedPostgres(RunningServer.start(new PostgresProgram(), DataDirectory.temporary("dj-postgres")));
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
