package datajoint.testkit;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The database servers that tests run on. {@code dev/test} starts them and names each in an environment variable as
 * {@code protocol://user:password@host:port/database}.
 */
public enum TestServer {
    MYSQL("DJ_TEST_MYSQL", "mysql", "jdbc:mysql://%s:%d/?allowPublicKeyRetrieval=true&sslMode=PREFERRED"),
    MARIADB("DJ_TEST_MARIADB", "mysql", "jdbc:mariadb://%s:%d/"),
    POSTGRES_15("DJ_TEST_POSTGRES15", "postgresql", "jdbc:postgresql://%s:%d/%s"),
    POSTGRES_18("DJ_TEST_POSTGRES18", "postgresql", "jdbc:postgresql://%s:%d/%s");

    private final String variable;
    private final String backend;
    private final String jdbc;

    TestServer(String variable, String backend, String jdbc) {
        this.variable = variable;
        this.backend = backend;
        this.jdbc = jdbc;
    }

    /** The servers there are, for {@link EachServer}. Where nothing may be skipped ({@code CI}), all of them or an error. */
    public static Stream<TestServer> available() {
        List<TestServer> missing =
                Stream.of(values()).filter(server -> server.address().isEmpty()).toList();
        if (missing.size() == values().length || (!missing.isEmpty() && System.getenv("CI") != null)) {
            throw new IllegalStateException(
                    "No address for %s. Run the tests with dev/test, which starts the servers and sets %s."
                            .formatted(
                                    missing,
                                    missing.stream()
                                            .map(server -> server.variable)
                                            .toList()));
        }
        return Stream.of(values()).filter(server -> server.address().isPresent());
    }

    /** The value of {@code database.backend}. */
    public String backend() {
        return backend;
    }

    public boolean isPostgres() {
        return backend.equals("postgresql");
    }

    public String host() {
        return uri().getHost();
    }

    public int port() {
        return uri().getPort();
    }

    public String user() {
        return uri().getUserInfo().split(":", 2)[0];
    }

    public String password() {
        String[] parts = uri().getUserInfo().split(":", 2);
        return parts.length == 2 ? parts[1] : "";
    }

    public String jdbcUrl() {
        return jdbc.formatted(host(), port(), "postgres");
    }

    /** A bare JDBC connection, for looking at the database from outside the library. */
    public Connection connect() throws SQLException {
        Properties login = new Properties();
        login.put("user", user());
        login.put("password", password());
        return DriverManager.getConnection(jdbcUrl(), login);
    }

    private Optional<URI> address() {
        return Optional.ofNullable(System.getenv(variable))
                .filter(text -> !text.isBlank())
                .map(URI::create);
    }

    private URI uri() {
        return address().orElseThrow(() -> new IllegalStateException(variable + " is not set."));
    }
}
