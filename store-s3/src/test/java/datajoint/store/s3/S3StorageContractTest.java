package datajoint.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.model.StoreException;
import datajoint.store.Content;
import datajoint.store.Storage;
import datajoint.store.StorageContract;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3StorageContractTest extends StorageContract {
    private final TestBucket bucket = TestBucket.fresh();
    private final Storage storage = bucket.open("lab");

    @Override
    protected Storage storage() {
        return storage;
    }

    @AfterEach
    void close() {
        storage.close();
        assertThat(bucket.unfinished()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 12 << 20})
    void contentThatGoesOnAfterItsSizeIsRefused(int size) {
        assertThatThrownBy(() -> storage.put(TestBucket.path("a"), new TooLong(size)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("it goes on after " + size + " bytes");
    }

    private record TooLong(long size) implements Content {
        @Override
        public InputStream open() {
            return new ByteArrayInputStream(new byte[(int) size + 1]);
        }
    }
}
