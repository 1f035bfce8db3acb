package datajoint.store.azure;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import datajoint.model.ConfigException;
import datajoint.settings.Secret;
import datajoint.settings.StoreSpec;
import java.time.Duration;
import java.util.Optional;

/** How Azure is reached: account, key, and how often a request is tried. */
final class Service {
    private static final int ATTEMPTS = 6;

    private Service() {}

    static BlobContainerClient open(StoreSpec spec) {
        BlobServiceClientBuilder builder = new BlobServiceClientBuilder()
                .retryOptions(new RequestRetryOptions(
                        RetryPolicyType.EXPONENTIAL,
                        ATTEMPTS,
                        Duration.ofMinutes(2),
                        Duration.ofMillis(200),
                        Duration.ofSeconds(10),
                        null));
        Optional<String> connection = secret(spec, "connection_string");
        Optional<String> account = spec.text("account_name").or(() -> secret(spec, "account_name"));
        Optional<String> key = secret(spec, "account_key");
        try {
            if (connection.isPresent()) {
                builder.connectionString(connection.get());
            } else if (account.isPresent() && key.isPresent()) {
                builder.endpoint("https://%s.blob.core.windows.net".formatted(account.get()))
                        .credential(new StorageSharedKeyCredential(account.get(), key.get()));
            } else {
                throw new ConfigException(
                        "stores.%s says not how to log in to Azure.".formatted(spec.name()),
                        "Set connection_string, or account_name and account_key.");
            }
            return builder.buildClient()
                    .getBlobContainerClient(spec.text("container").orElse(""));
        } catch (IllegalArgumentException e) {
            // The reason is left out: it may show a part of the key.
            throw new ConfigException(
                    "The account of stores.%s cannot be understood.".formatted(spec.name()),
                    "Copy connection_string, or account_name and account_key, from Azure's portal.");
        }
    }

    private static Optional<String> secret(StoreSpec spec, String attribute) {
        return spec.secret(attribute).map(Secret::reveal).filter(text -> !text.isEmpty());
    }
}
