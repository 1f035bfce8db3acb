package datajoint;

import datajoint.backend.Backend;
import datajoint.database.Database;
import datajoint.declare.Catalogue;
import datajoint.declare.DeclareOptions;
import datajoint.gc.GarbageCollector;
import datajoint.gc.StoreVerification;
import datajoint.model.DataJointException;
import datajoint.model.MissingTableException;
import datajoint.model.Nearest;
import datajoint.settings.Config;
import datajoint.settings.Settings;
import datajoint.settings.SettingsSource;
import datajoint.store.Stores;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * One connection to one database server, with its codecs and settings. Two instances live side by side; an instance is
 * safe for threads.
 */
public final class DataJoint implements AutoCloseable {
    private final Database database;
    private final Catalogue catalogue;
    private final Set<String> openSchemas;
    private final Config config;

    DataJoint(Database database, Config config) {
        this(database, new Catalogue(database), ConcurrentHashMap.newKeySet(), config);
    }

    private DataJoint(Database database, Catalogue catalogue, Set<String> openSchemas, Config config) {
        this.config = config;
        this.database = database;
        this.catalogue = catalogue;
        this.openSchemas = openSchemas;
    }

    public static DataJointBuilder builder() {
        return new DataJointBuilder();
    }

    /** Connects to where {@code datajoint.json}, {@code .secrets/} and the {@code DJ_*} variables say. */
    public static DataJoint open() {
        return open(Settings.load(SettingsSource.ofProcess()));
    }

    /** Connects to where the settings say. */
    public static DataJoint open(Settings settings) {
        return builder().settings(settings).connect();
    }

    /** The stores that settings describe, without a database. The caller closes them. */
    public static Stores stores(Settings settings) {
        return new Stores(settings::stores, Plugins.storages(DataJointBuilder.builtInStorages()));
    }

    /** The stores of this instance. */
    public Stores stores() {
        return database.stores();
    }

    /** The settings of this instance, which may change while it runs. */
    public Config config() {
        return config;
    }

    /** The server's name and version: {@code MySQL 9.7.4}. */
    public String server() {
        return backend().product();
    }

    public Backend backend() {
        return database.backend();
    }

    public Database database() {
        return database;
    }

    /** A schema that is made if it is not there. */
    public Schema schema(String name) {
        if (!catalogue.exists(name)) {
            make(name);
        }
        openSchemas.add(name);
        return new Schema(this, name);
    }

    private void make(String schema) {
        database.connections().requireNoTransaction("Making schema " + schema);
        try {
            database.connections().use("Making schema " + schema, connection -> {
                try (Statement statement = connection.createStatement()) {
                    return statement.executeUpdate(backend().ddl().createSchema(schema));
                }
            });
        } catch (DataJointException e) {
            // Another program may have made it a moment before, which PostgreSQL does not forgive.
            if (!catalogue.exists(schema)) {
                throw e;
            }
        }
    }

    /** A schema that has to be there. */
    public Schema existingSchema(String name) {
        if (!catalogue.exists(name)) {
            List<String> names = schemas();
            throw new MissingTableException(
                    "There is no schema '%s' on %s.".formatted(name, server()),
                    Nearest.hint(name, names, "It has %s.".formatted(names)));
        }
        return schema(name);
    }

    /** The names of all schemas that the account can see. */
    public List<String> schemas() {
        return database.connections()
                .use("Listing schemas", connection -> backend().catalog().schemas(connection));
    }

    /**
     * Collects the garbage of a store. One that other servers use too needs {@link GarbageCollector#alsoReferencedBy}.
     *
     * @param store its name; "" for the default one
     */
    public GarbageCollector garbageCollector(String store) {
        return GarbageCollector.of(database, database.stores().store(Optional.of(store)));
    }

    /** Looks whether the objects that the rows of a schema need are in their stores as they were. */
    public StoreVerification storeVerification(String schema) {
        existingSchema(schema);
        catalogue.forget(schema);
        return StoreVerification.of(database, catalogue, schema);
    }

    Catalogue catalogue() {
        return catalogue;
    }

    Set<String> openSchemas() {
        return openSchemas;
    }

    DeclareOptions declareOptions() {
        return DeclareOptions.of(config.settings());
    }

    /** Runs work in a transaction: all of it happens, or, if it throws, nothing. Inside one, in a savepoint. */
    public <T> T transaction(Function<DataJoint, T> work) {
        return database.transact(
                "The transaction", inside -> work.apply(new DataJoint(inside, catalogue, openSchemas, config)));
    }

    @Override
    public void close() {
        database.connections().close();
        database.stores().close();
    }
}
