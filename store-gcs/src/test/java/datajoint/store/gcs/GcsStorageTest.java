package datajoint.store.gcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.NoCredentials;
import com.google.cloud.storage.BucketInfo;
import com.google.cloud.storage.StorageOptions;
import datajoint.model.ConfigException;
import datajoint.model.StoreException;
import datajoint.settings.Secret;
import datajoint.settings.StoreSpec;
import datajoint.store.ObjectPath;
import datajoint.store.Storage;
import datajoint.store.StorageContract;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Against fake-gcs-server, which dev/servers starts where Go is installed. */
@EnabledIfEnvironmentVariable(named = "DJ_TEST_GCS", matches = ".+")
class GcsStorageTest extends StorageContract {
    private final String bucket = "dj-" + UUID.randomUUID();
    private final Storage storage = open(bucket);

    private static StorageOptions.Builder options(StoreSpec spec) {
        return Service.options(spec)
                .setHost(System.getenv("DJ_TEST_GCS"))
                .setProjectId("test")
                .setCredentials(NoCredentials.getInstance());
    }

    private static StoreSpec spec(String bucket) {
        return new StoreSpec("main", "gcs", Map.of("bucket", bucket, "location", "some/place"));
    }

    private static Storage open(String bucket) {
        return GcsStorageProvider.open(spec(bucket), options(spec(bucket)));
    }

    @Override
    protected Storage storage() {
        return storage;
    }

    @BeforeEach
    void makeBucket() {
        options(spec(bucket)).build().getService().create(BucketInfo.of(bucket));
    }

    @Test
    void anObjectHasAnAddressForPeople() {
        assertThat(storage.url(ObjectPath.of("a/b"))).isEqualTo("gs://" + bucket + "/some/place/a/b");
    }

    @Test
    void aBucketThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> open("nowhere").put(ObjectPath.of("a"), datajoint.store.Content.of(new byte[1])))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("nowhere")
                .hasMessageContaining("stores.main.bucket");
    }

    @Test
    void aTokenThatIsNoneIsRefusedAndNotShown() {
        StoreSpec spec = new StoreSpec(
                "main", "gcs", Map.of("bucket", "b", "location", "", "token", Secret.of("{\"hunter2\": 1}")));
        assertThatThrownBy(() -> Service.options(spec))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("stores.main.token")
                .hasMessageNotContaining("hunter2");
    }
}
