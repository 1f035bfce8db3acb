package datajoint.mysql;

import datajoint.backend.Backend;
import datajoint.backend.BackendProvider;
import datajoint.backend.ErrorTranslator;
import datajoint.backend.JdbcAddress;
import datajoint.backend.Login;
import datajoint.model.ConfigException;
import datajoint.settings.Tls;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Connects to MySQL and MariaDB through Connector/J if it is there, else through MariaDB Connector/J. Neither is
 * bundled: they have licences of their own.
 */
public final class MySqlProvider implements BackendProvider {
    private static final String CONNECTOR_J = "com.mysql.cj.jdbc.Driver";
    private static final String MARIADB = "org.mariadb.jdbc.Driver";

    @Override
    public String name() {
        return "mysql";
    }

    @Override
    public JdbcAddress address(Login login) {
        int port = login.port().orElse(3306);
        String host = login.host().contains(":") ? "[" + login.host() + "]" : login.host();
        boolean connectorJ = isPresent(CONNECTOR_J);
        if (!connectorJ && !isPresent(MARIADB)) {
            throw new ConfigException(
                    "There is no driver for MySQL on the class path.",
                    "Add com.mysql:mysql-connector-j or org.mariadb.jdbc:mariadb-java-client.");
        }
        Map<String, String> properties = connectorJ ? connectorJ(login.tls()) : mariaDb(login.tls());
        properties.put("user", login.user());
        properties.put("password", login.password());
        properties.putAll(login.properties());
        return new JdbcAddress("jdbc:%s://%s:%d/".formatted(connectorJ ? "mysql" : "mariadb", host, port), properties);
    }

    /** Python's modes: strict for every table, no zero dates, and GROUP BY as the standard has it. */
    @Override
    public String sessionSql() {
        return "SET SESSION sql_mode = 'ONLY_FULL_GROUP_BY,STRICT_ALL_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
                + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'";
    }

    @Override
    public ErrorTranslator errors() {
        return new MySqlErrors();
    }

    @Override
    public Backend detect(Connection connection) throws SQLException {
        DatabaseMetaData server = connection.getMetaData();
        String version = server.getDatabaseProductVersion();
        boolean mariaDb = (server.getDatabaseProductName() + version)
                .toLowerCase(Locale.ROOT)
                .contains("mariadb");
        return new MySqlBackend(
                (mariaDb ? "MariaDB " : "MySQL ") + version.replaceFirst("-.*", ""),
                mariaDb ? MySqlBackend.Server.MARIADB : MySqlBackend.Server.MYSQL,
                limits(connection));
    }

    private static ServerLimits limits(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@local_infile, @@max_allowed_packet")) {
            row.next();
            return new ServerLimits(row.getInt(1) == 1, row.getLong(2));
        }
    }

    private static Map<String, String> connectorJ(Tls tls) {
        Map<String, String> properties = new HashMap<>();
        properties.put(
                "sslMode",
                switch (tls) {
                    case DISABLE -> "DISABLED";
                    case PREFER -> "PREFERRED";
                    case REQUIRE -> "REQUIRED";
                    case VERIFY -> "VERIFY_IDENTITY";
                });
        properties.put("allowPublicKeyRetrieval", "true");
        properties.put("useServerPrepStmts", "true");
        properties.put("cachePrepStmts", "true");
        properties.put("prepStmtCacheSize", "250");
        // The driver's own limit of 256 characters leaves out the statements of most tables.
        properties.put("prepStmtCacheSqlLimit", "8192");
        properties.put("tinyInt1isBit", "false");
        properties.put("yearIsDateType", "false");
        properties.put("allowLoadLocalInfile", "true");
        properties.put("connectTimeout", "10000");
        return properties;
    }

    /** This driver knows no "prefer": it stays without encryption unless that is required. */
    private static Map<String, String> mariaDb(Tls tls) {
        Map<String, String> properties = new HashMap<>();
        properties.put(
                "sslMode",
                switch (tls) {
                    case DISABLE, PREFER -> "disable";
                    case REQUIRE -> "trust";
                    case VERIFY -> "verify-full";
                });
        properties.put("allowPublicKeyRetrieval", "true");
        properties.put("useServerPrepStmts", "true");
        properties.put("tinyInt1isBit", "false");
        properties.put("yearIsDateType", "false");
        properties.put("allowLocalInfile", "true");
        properties.put("connectTimeout", "10000");
        return properties;
    }

    private static boolean isPresent(String driver) {
        try {
            Class.forName(driver);
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }
}
