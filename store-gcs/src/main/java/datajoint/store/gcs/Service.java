package datajoint.store.gcs;

import com.google.api.gax.retrying.RetrySettings;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.cloud.NoCredentials;
import com.google.cloud.storage.StorageOptions;
import com.google.cloud.storage.StorageRetryStrategy;
import datajoint.model.ConfigException;
import datajoint.settings.Secret;
import datajoint.settings.StoreSpec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** How Google's service is reached: credentials and how often a request is tried. */
final class Service {
    private static final int ATTEMPTS = 6;
    private static final String SCOPE = "https://www.googleapis.com/auth/devstorage.read_write";

    private Service() {}

    static StorageOptions.Builder options(StoreSpec spec) {
        StorageOptions.Builder options = StorageOptions.newBuilder()
                // Whole objects are written, so that a second try does no harm.
                .setStorageRetryStrategy(StorageRetryStrategy.getUniformStorageRetryStrategy())
                .setRetrySettings(RetrySettings.newBuilder()
                        .setMaxAttempts(ATTEMPTS)
                        .setInitialRetryDelayDuration(Duration.ofMillis(200))
                        .setRetryDelayMultiplier(2)
                        .setMaxRetryDelayDuration(Duration.ofSeconds(10))
                        .setTotalTimeoutDuration(Duration.ofMinutes(5))
                        .build());
        spec.text("project").ifPresent(options::setProjectId);
        spec.secret("token").map(Secret::reveal).ifPresent(token -> credentials(spec, token, options));
        return options;
    }

    /** In the words of Python's library: a file, its text, {@code anon}, or the credentials of the machine. */
    private static void credentials(StoreSpec spec, String token, StorageOptions.Builder options) {
        if (token.equals("anon")) {
            options.setCredentials(NoCredentials.getInstance());
        } else if (!List.of("google_default", "cloud", "").contains(token)) {
            try (InputStream in = token.strip().startsWith("{")
                    ? new ByteArrayInputStream(token.getBytes(StandardCharsets.UTF_8))
                    : Files.newInputStream(Path.of(token))) {
                options.setCredentials(GoogleCredentials.fromStream(in).createScoped(SCOPE));
            } catch (IOException | InvalidPathException e) {
                // The reason is left out: it may show a part of the token.
                throw new ConfigException(
                        "stores.%s.token holds no credentials (%s)."
                                .formatted(spec.name(), e.getClass().getSimpleName()),
                        "Set it to the path of a key file, to its text, to anon, or to google_default.");
            }
        }
    }
}
