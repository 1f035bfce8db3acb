package datajoint.store.s3;

import datajoint.settings.Secret;
import datajoint.settings.StoreSpec;
import datajoint.store.Content;
import datajoint.store.ObjectPath;
import datajoint.store.Storage;
import datajoint.testkit.S3Server;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/** A bucket of a test, seen from both sides: by the library, and by a bare client. */
record TestBucket(String name) {
    /** Impatient, with parts as small as S3 allows, and small pages. */
    static final Tuning QUICK = new Tuning(
            6 << 20,
            5 << 20,
            6 << 20,
            5 << 20,
            3,
            10,
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            4,
            Duration.ofMillis(5));

    static TestBucket fresh() {
        return new TestBucket(S3Server.started().newBucket());
    }

    Storage open(String location) {
        return open(S3Server.started().endpoint(), location);
    }

    /** By way of a proxy. */
    Storage open(URI endpoint, String location) {
        return S3Storage.open(spec(endpoint, location), QUICK);
    }

    StoreSpec spec(URI endpoint, String location) {
        return spec(Map.of("endpoint", endpoint.toString(), "location", location));
    }

    /** @param changes to what the settings have; "" takes an attribute away */
    StoreSpec spec(Map<String, Object> changes) {
        Map<String, Object> attributes = new HashMap<>(S3Server.started().store(name, ""));
        attributes.putAll(changes);
        attributes.values().removeIf(""::equals);
        attributes.replaceAll((key, value) -> key.endsWith("_key") ? Secret.of(value.toString()) : value);
        return new StoreSpec("main", "s3", attributes);
    }

    /** The keys of all objects, as they are in the bucket. */
    List<String> keys() {
        try (S3Client client = client()) {
            return client.listObjectsV2Paginator(list -> list.bucket(name)).contents().stream()
                    .map(object -> object.key())
                    .toList();
        }
    }

    /** Uploads that were begun, and neither completed nor aborted. */
    List<MultipartUpload> unfinished() {
        try (S3Client client = client()) {
            return client.listMultipartUploads(list -> list.bucket(name)).uploads();
        }
    }

    S3Client client() {
        return Clients.open(spec(Map.of()), Endpoint.of(spec(Map.of())), QUICK);
    }

    static ObjectPath path(String text) {
        return ObjectPath.of(text);
    }

    static Content text(String text) {
        return Content.of(text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
