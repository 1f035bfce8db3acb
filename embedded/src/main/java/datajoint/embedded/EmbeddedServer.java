package datajoint.embedded;

/** A database server that lives as long as this object: closed at the latest when the program ends. */
public sealed interface EmbeddedServer extends AutoCloseable permits EmbeddedMariaDb, EmbeddedPostgres {
    ServerAddress address();

    /** Stops the server and waits until it is gone. Its data stay, unless it was started as a temporary one. */
    @Override
    void close();
}
