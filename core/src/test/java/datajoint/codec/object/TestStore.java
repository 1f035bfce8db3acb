package datajoint.codec.object;

import datajoint.codec.CodecContext;
import datajoint.model.TableName;
import datajoint.settings.Settings;
import datajoint.settings.StoreSpec;
import datajoint.store.Storage;
import datajoint.store.StorageProvider;
import datajoint.store.Store;
import datajoint.store.Stores;
import datajoint.store.UncommittedObjects;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two stores in memory, {@code main} and {@code raw}, and a cell of a row that uses them. */
final class TestStore {
    private final Map<String, MapStorage> storages = new HashMap<>();
    final UncommittedObjects uncommitted = new UncommittedObjects();
    final Stores stores;

    TestStore() {
        this(Map.of());
    }

    /** @param more attributes of store main */
    TestStore(Map<String, Object> more) {
        Settings settings = Settings.defaults().with("stores.default", "main").with("stores.filepath_default", "raw");
        for (String name : List.of("main", "raw")) {
            settings = settings.with("stores." + name + ".protocol", "file")
                    .with("stores." + name + ".location", "/nowhere/" + name);
        }
        for (Map.Entry<String, Object> entry : more.entrySet()) {
            settings = settings.with("stores.main." + entry.getKey(), entry.getValue());
        }
        Settings complete = settings;
        stores = new Stores(complete::stores, List.of(new Maps()));
    }

    private final class Maps implements StorageProvider {
        @Override
        public String protocol() {
            return "file";
        }

        @Override
        public Storage open(StoreSpec spec) {
            return storages.computeIfAbsent(spec.name(), name -> new MapStorage());
        }
    }

    MapStorage storage(String name) {
        return (MapStorage) store(name).storage();
    }

    Store store(String name) {
        return stores.store(Optional.of(name));
    }

    /** {@code lab.__scan.movie} of mouse 3 on a day. */
    CodecContext cell(String declaredStore) {
        Map<String, Object> key = new LinkedHashMap<>();
        key.put("mouse", 3);
        key.put("day", "2024-05-06");
        return new CodecContext(
                new TableName("lab", "__scan"),
                "movie",
                key,
                Optional.of(declaredStore).filter(name -> !name.isEmpty()),
                stores,
                uncommitted);
    }
}
