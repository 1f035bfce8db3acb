package datajoint.store.s3;

import datajoint.model.ConfigException;
import datajoint.settings.Secret;
import datajoint.settings.StoreSpec;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;

/** Makes Amazon's client for what the settings of a store say. */
final class Clients {
    /** What the service says of such content; Amazon's client would not try again by itself. */
    private static final Set<String> DAMAGED =
            Set.of("BadDigest", "InvalidDigest", "IncompleteBody", "XAmzContentSHA256Mismatch", "RequestTimeout");

    private Clients() {}

    static S3Client open(StoreSpec spec, Endpoint endpoint, Tuning tuning) {
        S3ClientBuilder builder = S3Client.builder()
                .credentialsProvider(credentials(spec))
                .region(region(endpoint))
                .httpClient(new WholeAnswers(http(spec, tuning)))
                .overrideConfiguration(all -> all.retryStrategy(retries(tuning)))
                // Many services do not know Amazon's newer checksums and framing; MD5 and the entity tag all know.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(S3Configuration.builder()
                        .chunkedEncodingEnabled(false)
                        .expectContinueEnabled(false)
                        .build());
        if (endpoint.isAnyRegion()) {
            return builder.crossRegionAccessEnabled(true).build();
        }
        return builder.endpointOverride(endpoint.uri())
                .forcePathStyle(!endpoint.isAmazon())
                .build();
    }

    private static AwsCredentialsProvider credentials(StoreSpec spec) {
        Optional<Secret> access = spec.secret("access_key");
        Optional<Secret> secret = spec.secret("secret_key");
        if (access.isPresent() != secret.isPresent()) {
            throw new ConfigException(
                    "stores.%s has %s, and no %s."
                            .formatted(
                                    spec.name(),
                                    access.isPresent() ? "access_key" : "secret_key",
                                    access.isPresent() ? "secret_key" : "access_key"),
                    "Give both; or none, for those of the environment, of ~/.aws or of the machine.");
        }
        if (access.isEmpty() || secret.isEmpty()) {
            return DefaultCredentialsProvider.builder().build();
        }
        return StaticCredentialsProvider.create(
                AwsBasicCredentials.create(access.get().reveal(), secret.get().reveal()));
    }

    /** Services other than Amazon's want a region for the signature only, so the machine's own is not asked for. */
    private static Region region(Endpoint endpoint) {
        if (endpoint.region().isPresent()) {
            return Region.of(endpoint.region().get());
        }
        AwsRegionProvider chain = endpoint.isAmazon()
                ? DefaultAwsRegionProviderChain.builder().build()
                : new AwsRegionProviderChain(new SystemSettingsRegionProvider(), new AwsProfileRegionProvider());
        try {
            return chain.getRegion();
        } catch (SdkClientException noneIsConfigured) {
            return Region.US_EAST_1;
        }
    }

    private static SdkHttpClient http(StoreSpec spec, Tuning tuning) {
        UrlConnectionHttpClient.Builder http = UrlConnectionHttpClient.builder()
                .connectionTimeout(tuning.connect())
                .socketTimeout(tuning.silence());
        spec.text("proxy_server").ifPresent(proxy -> http.proxyConfiguration(proxy(spec, proxy)));
        return http.build();
    }

    private static ProxyConfiguration proxy(StoreSpec spec, String text) {
        URI uri;
        try {
            uri = URI.create(text.contains("://") ? text : "http://" + text);
        } catch (IllegalArgumentException e) {
            throw refused(spec);
        }
        if (!"http".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null || uri.getPort() < 0) {
            throw refused(spec);
        }
        ProxyConfiguration.Builder proxy = ProxyConfiguration.builder()
                .endpoint(URI.create("http://" + uri.getHost() + ":" + uri.getPort()))
                .useSystemPropertyValues(false)
                .useEnvironmentVariablesValues(false);
        String[] user =
                uri.getUserInfo() == null ? new String[0] : uri.getUserInfo().split(":", 2);
        return user.length == 2 ? proxy.username(user[0]).password(user[1]).build() : proxy.build();
    }

    /** The address is not shown, and not kept as a cause: it may hold a password. */
    private static ConfigException refused(StoreSpec spec) {
        return new ConfigException(
                "stores.%s.proxy_server is no address of a proxy.".formatted(spec.name()), "Write http://host:port.");
    }

    private static StandardRetryStrategy retries(Tuning tuning) {
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(tuning.attempts())
                .backoffStrategy(BackoffStrategy.exponentialDelay(tuning.pause(), tuning.longestPause()))
                .throttlingBackoffStrategy(
                        BackoffStrategy.exponentialDelay(tuning.pause().multipliedBy(2), tuning.longestPause()))
                .retryOnException(Clients::isDamaged)
                .build();
    }

    private static boolean isDamaged(Throwable error) {
        return error instanceof SdkException answer && DAMAGED.contains(Failures.code(answer));
    }
}
