package datajoint.store.s3;

import static datajoint.store.s3.TestBucket.path;
import static datajoint.store.s3.TestBucket.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.model.ConfigException;
import datajoint.settings.StoreSpec;
import datajoint.store.Storage;
import datajoint.store.StorageProvider;
import datajoint.testkit.S3Server;
import java.io.IOException;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Client;

class SettingsTest {
    private final TestBucket bucket = new TestBucket("mice");

    @Test
    void theProtocolIsFoundOnTheClassPath() {
        assertThat(ServiceLoader.load(StorageProvider.class))
                .filteredOn(provider -> provider.protocol().equals("s3"))
                .hasOnlyOneElementSatisfying(provider -> assertThat(provider).isInstanceOf(S3StorageProvider.class));
    }

    @ParameterizedTest
    @CsvSource({
        "minio.lab:9000, true, https://minio.lab:9000",
        "minio.lab:9000, false, http://minio.lab:9000",
        "http://minio.lab:9000, true, http://minio.lab:9000",
        "https://minio.lab/, false, https://minio.lab",
        "https://host/storage/s3, true, https://host/storage/s3",
        "[::1]:9000, false, http://[::1]:9000"
    })
    void anEndpointWithoutASchemeHasThatOfSecure(String endpoint, boolean secure, String uri) {
        assertThat(Endpoint.of(spec(endpoint, secure))).hasToString(uri);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://x", "my_minio:9000", "a b", "http://", "http://user:pass@host"})
    void otherEndpointsAreRefused(String endpoint) {
        assertThatThrownBy(() -> Endpoint.of(spec(endpoint, true)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("stores.main.endpoint")
                .hasMessageContaining("Write host:port")
                .hasMessageNotContaining("pass@");
    }

    @ParameterizedTest
    @CsvSource({
        "s3.eu-west-1.amazonaws.com, eu-west-1",
        "s3-us-west-2.amazonaws.com, us-west-2",
        "s3.dualstack.ap-southeast-2.amazonaws.com, ap-southeast-2",
        "s3-fips.us-gov-west-1.amazonaws.com, us-gov-west-1",
        "s3.cn-north-1.amazonaws.com.cn, cn-north-1",
        "bucket.vpce-1a2b3c4d-5e6f.s3.us-east-1.vpce.amazonaws.com, us-east-1",
        "s3.amazonaws.com,",
    })
    void regionsOfAmazonAreKnownFromTheAddress(String endpoint, String region) {
        Endpoint of = Endpoint.of(spec(endpoint, true));
        assertThat(of.isAmazon()).isTrue();
        assertThat(of.region().orElse(null)).isEqualTo(region);
    }

    @ParameterizedTest
    @CsvSource({
        "s3.eu-west-1.amazonaws.com, https://mice.s3.eu-west-1.amazonaws.com/a/b%20c",
        "minio.lab:9000, https://minio.lab:9000/mice/a/b%20c"
    })
    void bucketsOfAmazonAreHostsAndThoseOfOthersArePaths(String endpoint, String url) {
        StoreSpec spec = spec(endpoint, true);
        try (S3Client client = Clients.open(spec, Endpoint.of(spec), TestBucket.QUICK)) {
            assertThat(client.utilities()
                            .getUrl(get -> get.bucket("mice").key("a/b c"))
                            .toString())
                    .isEqualTo(url);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_key", "secret_key"})
    void oneKeyWithoutTheOtherIsRefused(String missing) {
        assertThatThrownBy(() -> S3Storage.open(bucket.spec(Map.of(missing, "")), TestBucket.QUICK))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("and no " + missing)
                .hasMessageContaining("Give both")
                .hasMessageNotContaining("testing");
    }

    @Test
    void aProxyIsUsed() throws IOException {
        TestBucket real = TestBucket.fresh();
        S3Server server = S3Server.started();
        try (FaultyProxy proxy = new FaultyProxy(server.endpoint());
                Storage storage = S3Storage.open(
                        real.spec(Map.of("proxy_server", proxy.endpoint().toString())), TestBucket.QUICK)) {
            storage.put(path("a"), text("1"));
            assertThat(proxy.requests()).singleElement().asString().startsWith("PUT " + server.endpoint() + "/");
            assertThat(real.keys()).containsExactly("a");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.lab", "https://proxy.lab:3128", "socks5://x:1", "http://user:pass word@proxy:1"})
    void otherProxiesAreRefused(String proxy) {
        assertThatThrownBy(() -> S3Storage.open(bucket.spec(Map.of("proxy_server", proxy)), TestBucket.QUICK))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("stores.main.proxy_server")
                .hasMessageContaining("Write http://host:port.")
                .hasMessageNotContaining("pass word");
    }

    private StoreSpec spec(String endpoint, boolean secure) {
        return bucket.spec(Map.of("endpoint", endpoint, "secure", secure));
    }
}
