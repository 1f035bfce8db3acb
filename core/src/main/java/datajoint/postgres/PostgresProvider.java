package datajoint.postgres;

import datajoint.backend.Backend;
import datajoint.backend.BackendProvider;
import datajoint.backend.ErrorTranslator;
import datajoint.backend.JdbcAddress;
import datajoint.backend.Login;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Connects to PostgreSQL. A DataJoint schema is a schema of one database. */
public final class PostgresProvider implements BackendProvider {
    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public JdbcAddress address(Login login) {
        Map<String, String> properties = new HashMap<>();
        properties.put(
                "sslmode",
                switch (login.tls()) {
                    case DISABLE -> "disable";
                    case PREFER -> "prefer";
                    case REQUIRE -> "require";
                    case VERIFY -> "verify-full";
                });
        // A text is sent without a type, so that it can be a uuid, an enum, a date or json, as in a literal.
        properties.put("stringtype", "unspecified");
        properties.put("ApplicationName", "datajoint-java");
        properties.put("connectTimeout", "10");
        properties.put("user", login.user());
        properties.put("password", login.password());
        properties.putAll(login.properties());
        String host = login.host().contains(":") ? "[" + login.host() + "]" : login.host();
        String url = "jdbc:postgresql://%s:%d/%s"
                .formatted(host, login.port().orElse(5432), login.databaseName().orElse("postgres"));
        return new JdbcAddress(url, properties);
    }

    @Override
    public String sessionSql() {
        return "SET standard_conforming_strings = on";
    }

    @Override
    public ErrorTranslator errors() {
        return new PostgresErrors();
    }

    @Override
    public Backend detect(Connection connection) throws SQLException {
        String version = connection.getMetaData().getDatabaseProductVersion();
        return new PostgresBackend("PostgreSQL " + version.replaceFirst(" .*", ""));
    }
}
