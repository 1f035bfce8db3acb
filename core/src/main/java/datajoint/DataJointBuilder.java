package datajoint;

import datajoint.backend.Backend;
import datajoint.backend.BackendProvider;
import datajoint.backend.JdbcAddress;
import datajoint.backend.Login;
import datajoint.codec.Codec;
import datajoint.codec.CodecRegistry;
import datajoint.codec.builtin.BuiltInCodecs;
import datajoint.database.Connections;
import datajoint.database.Database;
import datajoint.database.PooledConnections;
import datajoint.model.ConfigException;
import datajoint.model.Nearest;
import datajoint.mysql.MySqlProvider;
import datajoint.postgres.PostgresProvider;
import datajoint.settings.Config;
import datajoint.settings.DatabaseSettings;
import datajoint.settings.Secret;
import datajoint.settings.Settings;
import datajoint.settings.Tls;
import datajoint.store.StorageProvider;
import datajoint.store.Stores;
import datajoint.store.file.FileStorageProvider;
import datajoint.store.memory.MemoryStorageProvider;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import javax.sql.DataSource;

/** Says where the server is, and connects. Not safe for threads. */
public final class DataJointBuilder {
    private static final List<BackendProvider> PROVIDERS = List.of(new MySqlProvider(), new PostgresProvider());

    private String backend = "mysql";
    private String host = "localhost";
    private OptionalInt port = OptionalInt.empty();
    private String user = "";
    private String password = "";
    private Optional<String> databaseName = Optional.empty();
    private Optional<DataSource> source = Optional.empty();
    private Tls tls = Tls.PREFER;
    private final Map<String, String> properties = new HashMap<>();
    private final List<Codec> codecs = new ArrayList<>(BuiltInCodecs.all());
    private final List<StorageProvider> storages = new ArrayList<>(builtInStorages());

    private Settings settings = Settings.defaults();

    DataJointBuilder() {}

    static List<StorageProvider> builtInStorages() {
        return List.of(new FileStorageProvider(), new MemoryStorageProvider());
    }

    /** Takes server, account and all else from the settings; what is set after this wins. */
    public DataJointBuilder settings(Settings all) {
        this.settings = all;
        DatabaseSettings server = all.database();
        this.backend = server.backend();
        this.host = server.host();
        this.port = OptionalInt.of(server.port());
        this.user = server.user().orElse("");
        this.password = server.password().map(Secret::reveal).orElse("");
        this.databaseName = server.name();
        this.tls = server.tls();
        return this;
    }

    /** {@code mysql}, also for MariaDB, or {@code postgresql}. */
    public DataJointBuilder backend(String name) {
        this.backend = name;
        return this;
    }

    public DataJointBuilder host(String name) {
        this.host = name;
        return this;
    }

    public DataJointBuilder port(int number) {
        this.port = OptionalInt.of(number);
        return this;
    }

    public DataJointBuilder user(String name) {
        this.user = name;
        return this;
    }

    public DataJointBuilder password(String secret) {
        this.password = secret;
        return this;
    }

    /** The PostgreSQL database; {@code postgres} unless set. */
    public DataJointBuilder databaseName(String name) {
        this.databaseName = Optional.of(name);
        return this;
    }

    public DataJointBuilder tls(Tls mode) {
        this.tls = mode;
        return this;
    }

    /** A property of the JDBC driver, which wins over ours. */
    public DataJointBuilder property(String name, String value) {
        properties.put(name, value);
        return this;
    }

    /** Takes connections from the caller's source, which the caller closes, in place of host, port, user and password. */
    public DataJointBuilder dataSource(DataSource dataSource) {
        this.source = Optional.of(dataSource);
        return this;
    }

    /** One more protocol of stores, beside those of the class path. */
    public DataJointBuilder storage(StorageProvider provider) {
        storages.add(provider);
        return this;
    }

    /** One more codec, beside the built-in ones and those of the class path. */
    public DataJointBuilder codec(Codec codec) {
        codecs.add(codec);
        return this;
    }

    /** @throws datajoint.model.ConnectionException or {@link datajoint.model.AccessException} if the server cannot be had */
    public DataJoint connect() {
        BackendProvider provider = provider();
        Config config = new Config(settings);
        Stores stores = new Stores(() -> config.settings().stores(), Plugins.storages(storages));
        CodecRegistry registry = CodecRegistry.of(Plugins.codecs(codecs));
        if (source.isPresent()) {
            Connections connections = PooledConnections.of(source.get(), provider);
            return new DataJoint(
                    new Database(connections.use("Connecting", provider::detect), connections, registry, stores),
                    config);
        }
        Login login = new Login(host, port, user, password, databaseName, tls, properties);
        JdbcAddress address = provider.address(login);
        Backend server = detect(provider, address, login);
        return new DataJoint(new Database(server, PooledConnections.of(address, provider), registry, stores), config);
    }

    /** With a connection outside the pool, which would try again and again before it says what is wrong. */
    private static Backend detect(BackendProvider provider, JdbcAddress address, Login login) {
        Properties properties = new Properties();
        properties.putAll(address.properties());
        try (Connection connection = DriverManager.getConnection(address.url(), properties)) {
            return provider.detect(connection);
        } catch (SQLException e) {
            throw provider.errors().translate(e, "Connecting to " + provider.name() + " as " + login);
        }
    }

    private BackendProvider provider() {
        return PROVIDERS.stream()
                .filter(provider -> provider.name().equals(backend))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> names =
                            PROVIDERS.stream().map(BackendProvider::name).toList();
                    return new ConfigException(
                            "There is no backend '%s'; the backends are %s.".formatted(backend, names),
                            Nearest.hint(backend, names, "Set database.backend to one of them."));
                });
    }
}
