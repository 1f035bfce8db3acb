package datajoint.store.s3;

import static datajoint.store.s3.FaultyProxy.status;
import static datajoint.store.s3.TestBucket.path;
import static datajoint.store.s3.TestBucket.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import datajoint.model.StoreException;
import datajoint.store.Storage;
import datajoint.testkit.S3Server;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403 | AccessDenied | needs the rights to list the bucket, and to get, put and delete",
                "403 | InvalidAccessKeyId | Mend stores.main.access_key and secret_key",
                "403 | SignatureDoesNotMatch | Mend stores.main.access_key and secret_key",
                "400 | ExpiredToken | Mend stores.main.access_key and secret_key",
                "403 | RequestTimeTooSkewed | Set the clock of this machine",
                "301 | PermanentRedirect | Set stores.main.endpoint to that of the bucket's region",
                "404 | NoSuchBucket | Make the bucket, or mend stores.main.bucket and endpoint",
                "400 | KeyTooLongError | The service answered so",
            })
    void eachCodeHasARemedy(int status, String code, String remedy) throws IOException {
        TestBucket bucket = TestBucket.fresh();
        try (FaultyProxy proxy = new FaultyProxy(S3Server.started().endpoint());
                Storage storage = bucket.open(proxy.endpoint(), "")) {
            proxy.spoil("", 1000, status(status, code));
            Throwable error = catchThrowable(() -> storage.put(path("a"), text("1")));
            assertThat(error)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("Store 'main'")
                    .hasMessageContaining("'" + bucket.name() + "' at " + proxy.endpoint())
                    .hasMessageContaining(remedy);
            assertThat(printed(error)).doesNotContain("testing");
        }
    }

    @Test
    void aMissingBucketIsTold() {
        TestBucket bucket = new TestBucket("dj-no-such-bucket");
        try (Storage storage = bucket.open("")) {
            String problem = "Store 'main': there is no bucket 'dj-no-such-bucket' at http://";
            assertThatThrownBy(() -> storage.find(path("a"))).hasMessageContaining(problem);
            assertThatThrownBy(() -> storage.read(path("a"))).hasMessageContaining(problem);
            assertThatThrownBy(() -> storage.put(path("a"), text("1"))).hasMessageContaining(problem);
            assertThatThrownBy(() -> storage.putIfAbsent(path("a"), text("1"))).hasMessageContaining(problem);
            assertThatThrownBy(() -> storage.list("")).hasMessageContaining(problem);
            assertThatThrownBy(() -> storage.delete(path("a"))).hasMessageContaining(problem);
        }
    }

    @Test
    void anEndpointThatDoesNotAnswerIsNamed() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        try (Storage storage = new TestBucket("b").open(URI.create("http://127.0.0.1:" + port), "")) {
            assertThatThrownBy(() -> storage.put(path("a"), text("1")))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("ConnectException")
                    .hasMessageContaining("See whether http://127.0.0.1:" + port + " answers from this machine.");
        }
    }

    @Test
    void aHostThatIsNotThereIsNamed() {
        try (Storage storage = new TestBucket("b").open(URI.create("http://nowhere.invalid"), "")) {
            assertThatThrownBy(() -> storage.find(path("a")))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("UnknownHostException: nowhere.invalid");
        }
    }

    @Test
    void noTextShowsASecret() {
        TestBucket bucket = new TestBucket("b");
        try (Storage storage = S3Storage.open(
                bucket.spec(Map.of("access_key", "AKIAOPEN", "secret_key", "hidden")), TestBucket.QUICK)) {
            assertThat(storage.toString())
                    .isEqualTo("bucket 'b' at http://"
                            + S3Server.started().endpoint().getAuthority());
        }
    }

    private static String printed(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
