package datajoint.store.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.model.ConfigException;
import datajoint.model.StoreException;
import datajoint.settings.Secret;
import datajoint.settings.StoreSpec;
import datajoint.store.Content;
import datajoint.store.ObjectPath;
import datajoint.store.Storage;
import datajoint.store.StorageContract;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Against Azurite, which dev/servers starts where npm is installed. */
@EnabledIfEnvironmentVariable(named = "DJ_TEST_AZURE", matches = ".+")
class AzureStorageTest extends StorageContract {
    private final String container = "dj-" + UUID.randomUUID();
    private final Storage storage = new AzureStorageProvider().open(spec(container));

    private static StoreSpec spec(String container) {
        return new StoreSpec(
                "main",
                "azure",
                Map.of(
                        "container",
                        container,
                        "location",
                        "some/place",
                        "connection_string",
                        Secret.of(System.getenv("DJ_TEST_AZURE"))));
    }

    @Override
    protected Storage storage() {
        return storage;
    }

    @BeforeEach
    void makeContainer() {
        Service.open(spec(container)).create();
    }

    @Test
    void anObjectHasAnAddressForPeople() {
        assertThat(storage.url(ObjectPath.of("a/b"))).isEqualTo("az://" + container + "/some/place/a/b");
    }

    @Test
    void aContainerThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> new AzureStorageProvider()
                        .open(spec("nowhere"))
                        .put(ObjectPath.of("a"), Content.of(new byte[1])))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("nowhere")
                .hasMessageContaining("stores.main.container");
    }

    @Test
    void largeObjectsAreWrittenSideBySide() throws Exception {
        byte[] large = new byte[17_000_000];
        ObjectPath path = ObjectPath.of("large");
        Callable<Boolean> write = () -> storage.putIfAbsent(path, Content.of(large));
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            for (Future<Boolean> one : threads.invokeAll(Collections.nCopies(3, write))) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(storage.find(path).orElseThrow().size()).isEqualTo(large.length);
    }

    @Test
    void anAccountIsNeededAndAWrongOneNotShown() {
        assertThatThrownBy(() -> Service.open(new StoreSpec("main", "azure", Map.of("container", "c"))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("account_key");
        assertThatThrownBy(() -> Service.open(new StoreSpec(
                        "main", "azure", Map.of("container", "c", "connection_string", Secret.of("hunter2")))))
                .isInstanceOf(ConfigException.class)
                .hasMessageNotContaining("hunter2");
    }
}
