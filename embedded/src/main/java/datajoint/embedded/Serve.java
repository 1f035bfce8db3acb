package datajoint.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * Runs both servers for a script, until its standard input ends or it is told to stop. Prints one line for each,
 * {@code mariadb ADDRESS} and {@code postgres ADDRESS}, and then {@code ready}.
 */
public final class Serve {
    private Serve() {}

    /** @param arguments one folder for the data of both servers, or none for temporary data */
    public static void main(String[] arguments) throws IOException {
        try (EmbeddedServer mariaDb = mariaDb(arguments);
                EmbeddedServer postgres = postgres(arguments)) {
            System.out.println("mariadb " + mariaDb.address().uri("mariadb", ""));
            System.out.println("postgres " + postgres.address().uri("postgresql", "postgres"));
            System.out.println("ready");
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static EmbeddedServer mariaDb(String... arguments) {
        return arguments.length == 0
                ? EmbeddedMariaDb.startTemporary()
                : EmbeddedMariaDb.start(Path.of(arguments[0]).resolve("mariadb"));
    }

    private static EmbeddedServer postgres(String... arguments) {
        return arguments.length == 0
                ? EmbeddedPostgres.startTemporary()
                : EmbeddedPostgres.start(Path.of(arguments[0]).resolve("postgres"));
    }
}
