package datajoint.settings;

import java.util.Optional;
import java.util.OptionalInt;

/** Where the server is and who asks. */
public record DatabaseSettings(Settings settings) {
    private static final int MYSQL_PORT = 3306;
    private static final int POSTGRESQL_PORT = 5432;

    /** The host, without a port. */
    public String host() {
        return hostAndPort().host();
    }

    /**
     * The port: {@code database.port}, or the one that stands in {@code database.host} if that comes from a layer at
     * least as strong, or else the backend's.
     */
    public int port() {
        return Integer.parseInt(explainPort(settings).value());
    }

    public Optional<String> user() {
        return settings.value(SettingKeys.USER);
    }

    public Optional<Secret> password() {
        return settings.value(SettingKeys.PASSWORD);
    }

    /** {@code mysql}, also for MariaDB, or {@code postgresql}. */
    public String backend() {
        return settings.require(SettingKeys.BACKEND);
    }

    /** The PostgreSQL database, if it is not {@code postgres}. */
    public Optional<String> name() {
        return settings.value(SettingKeys.DATABASE_NAME);
    }

    public boolean reconnect() {
        return settings.require(SettingKeys.RECONNECT);
    }

    public Tls tls() {
        return settings.value(SettingKeys.USE_TLS).orElse(Tls.PREFER);
    }

    public boolean createTables() {
        return settings.require(SettingKeys.CREATE_TABLES);
    }

    public String databasePrefix() {
        return settings.require(SettingKeys.DATABASE_PREFIX);
    }

    private HostAndPort hostAndPort() {
        return HostAndPort.parse(settings.require(SettingKeys.HOST));
    }

    static Explanation explainPort(Settings settings) {
        String key = SettingKeys.PORT.name();
        OptionalInt inHost = settings.database().hostAndPort().port();
        Origin hostOrigin = settings.explain(SettingKeys.HOST.name()).origin();
        Optional<Entry> port = settings.entry(key);
        if (port.isPresent() && (inHost.isEmpty() || port.get().origin().isStrongerThan(hostOrigin))) {
            return new Explanation(key, port.get().shown(key), port.get().origin());
        }
        if (inHost.isPresent()) {
            return new Explanation(key, String.valueOf(inHost.getAsInt()), hostOrigin);
        }
        boolean isPostgres = settings.database().backend().equals("postgresql");
        return new Explanation(key, String.valueOf(isPostgres ? POSTGRESQL_PORT : MYSQL_PORT), Origin.DEFAULT);
    }
}
