package datajoint.bench;

import datajoint.DataJoint;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** A server, as the environment names it: {@code mysql://user:password@host:port/}. */
record Address(String backend, String host, int port, String user, String password) {

    static Address parse(String text) {
        URI uri = URI.create(text);
        String[] login = uri.getUserInfo().split(":", 2);
        String backend = uri.getScheme().startsWith("postgres") ? "postgresql" : "mysql";
        return new Address(backend, uri.getHost(), uri.getPort(), login[0], login.length > 1 ? login[1] : "");
    }

    boolean isPostgres() {
        return backend.equals("postgresql");
    }

    DataJoint connect() {
        return DataJoint.builder()
                .backend(backend)
                .host(host)
                .port(port)
                .user(user)
                .password(password)
                .connect();
    }

    /** A connection without the library, with the properties that make the driver fast. */
    Connection bare() throws SQLException {
        Properties properties = new Properties();
        properties.put("user", user);
        properties.put("password", password);
        if (isPostgres()) {
            return DriverManager.getConnection("jdbc:postgresql://%s:%d/postgres".formatted(host, port), properties);
        }
        properties.put("useServerPrepStmts", "true");
        properties.put("cachePrepStmts", "true");
        properties.put("allowLoadLocalInfile", "true");
        properties.put("allowPublicKeyRetrieval", "true");
        return DriverManager.getConnection("jdbc:mysql://%s:%d/".formatted(host, port), properties);
    }
}
