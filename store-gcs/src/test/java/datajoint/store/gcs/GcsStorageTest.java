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
import datajoint.store.Content;
import datajoint.store.MissingObjectException;
import datajoint.store.ObjectPath;
import datajoint.store.Storage;
import datajoint.store.StorageContract;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
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
        assertThatThrownBy(() -> open("nowhere").put(ObjectPath.of("a"), Content.of(new byte[1])))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("nowhere")
                .hasMessageContaining("stores.main.bucket");
    }

    @Test
    void aMissingObjectIsToldFromAMissingBucketWhateverItsName() {
        assertThatThrownBy(() -> storage.readAll(ObjectPath.of("bucket/none")))
                .isInstanceOf(MissingObjectException.class);
    }

    @Test
    void aPartMayHaveNoEnd() throws IOException {
        storage.put(ObjectPath.of("a"), Content.of(new byte[] {1, 2, 3}));

        try (InputStream in = storage.read(ObjectPath.of("a"), 1, Long.MAX_VALUE)) {
            assertThat(in.readAllBytes()).containsExactly(2, 3);
        }
    }

    @Test
    void whatIsReadIsNotTheBeginningOfAnotherObject() throws IOException {
        storage.put(ObjectPath.of("a"), Content.of(new byte[1000]));
        try (InputStream in = storage.read(ObjectPath.of("a"))) {
            storage.put(ObjectPath.of("a"), Content.of(new byte[2000]));

            assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    @Test
    void largeContentThatBreaksOffWhileItIsSentLeavesNothing() {
        assertThatThrownBy(() -> storage.put(ObjectPath.of("a"), new BrokenLater()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("the source broke off");

        assertThat(storage.find(ObjectPath.of("a"))).isEmpty();
    }

    /** Breaks off where it is sent, which opens it first; whole where its checksum is computed. */
    private static final class BrokenLater implements Content {
        private int opened;

        @Override
        public long size() {
            return 20_000_000;
        }

        @Override
        public InputStream open() {
            opened++;
            InputStream whole = new ByteArrayInputStream(new byte[20_000_000]);
            return opened > 1
                    ? whole
                    : new FilterInputStream(whole) {
                        private int left = 18_000_000;

                        @Override
                        public int read(byte[] bytes, int offset, int length) throws IOException {
                            left -= length;
                            if (left < 0) {
                                throw new IOException("the source broke off");
                            }
                            return super.read(bytes, offset, length);
                        }
                    };
        }
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
