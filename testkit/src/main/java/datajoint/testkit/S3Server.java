package datajoint.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The S3 server that tests run on. {@code dev/test} starts it and names it in {@code DJ_TEST_S3}. It believes every access
 * key.
 *
 * @param endpoint with its scheme, {@code http://127.0.0.1:5555}
 */
public record S3Server(URI endpoint) {
    private static final String VARIABLE = "DJ_TEST_S3";

    public static S3Server started() {
        return new S3Server(Optional.ofNullable(System.getenv(VARIABLE))
                .filter(text -> !text.isBlank())
                .map(URI::create)
                .orElseThrow(() -> new IllegalStateException(
                        VARIABLE + " is not set. Run the tests with dev/test, which starts the server.")));
    }

    /** A new, empty bucket; its name. */
    public String newBucket() {
        String bucket = "dj-" + UUID.randomUUID();
        HttpRequest request = HttpRequest.newBuilder(endpoint.resolve("/" + bucket))
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<String> response =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("No bucket: " + response.body());
            }
            return bucket;
        } catch (IOException e) {
            throw new IllegalStateException(endpoint + " does not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The entry of a store in this bucket for the settings of Java and of Python. */
    public Map<String, Object> store(String bucket, String location) {
        return Map.of(
                "protocol",
                "s3",
                "endpoint",
                endpoint.getAuthority(),
                "bucket",
                bucket,
                "location",
                location,
                "access_key",
                "testing",
                "secret_key",
                "testing",
                "secure",
                false);
    }
}
