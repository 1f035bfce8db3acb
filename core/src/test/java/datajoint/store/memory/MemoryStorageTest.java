package datajoint.store.memory;

import datajoint.store.Storage;
import datajoint.store.StorageContract;
import java.time.Clock;

class MemoryStorageTest extends StorageContract {
    private final Storage storage = new MemoryStorage("test", "here", Clock.systemUTC());

    @Override
    protected Storage storage() {
        return storage;
    }
}
