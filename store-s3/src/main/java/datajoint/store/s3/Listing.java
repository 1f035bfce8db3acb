package datajoint.store.s3;

import datajoint.store.ObjectPath;
import datajoint.store.StoredObject;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What lies in a bucket, asked for page by page as it is used. */
final class Listing {
    private final Access access;
    private final Bucket bucket;

    Listing(Access access) {
        this.access = access;
        this.bucket = access.bucket();
    }

    Stream<StoredObject> of(String folder) {
        String prefix = bucket.prefix(folder);
        return Stream.iterate(
                        Optional.of(page(prefix, access.tuning().page(), null)),
                        Optional::isPresent,
                        page -> page.flatMap(this::next))
                .flatMap(page -> page.orElseThrow().contents().stream())
                .filter(object -> isNamed(object.key()))
                .map(this::stored);
    }

    boolean isFolder(ObjectPath path) {
        return !page(bucket.prefix(path.text()), 1, null).contents().isEmpty();
    }

    /** Who may not ask is believed to have a bucket. */
    void requireBucket() {
        try {
            access.client().headBucket(head -> head.bucket(bucket.name()));
        } catch (SdkException e) {
            if (Failures.status(e) == 404) {
                throw access.failures().noBucket(e);
            }
            if (Failures.status(e) != 403) {
                throw access.failures().of(e, "the bucket");
            }
        }
    }

    /** Other programs mark folders by empty objects whose names end with a slash, and may use names that we refuse. */
    private boolean isNamed(String key) {
        return ObjectPath.isValid(bucket.below(key));
    }

    private StoredObject stored(S3Object object) {
        return new StoredObject(ObjectPath.of(bucket.below(object.key())), object.size(), object.lastModified());
    }

    private Optional<ListObjectsV2Response> next(ListObjectsV2Response page) {
        return Boolean.TRUE.equals(page.isTruncated())
                ? Optional.of(page(page.prefix(), access.tuning().page(), page.nextContinuationToken()))
                : Optional.empty();
    }

    private ListObjectsV2Response page(String prefix, int most, @Nullable String continuation) {
        return call(() -> access.client()
                .listObjectsV2(ListObjectsV2Request.builder()
                        .bucket(bucket.name())
                        .prefix(prefix)
                        .maxKeys(most)
                        .continuationToken(continuation)
                        .build()));
    }

    private <T> T call(Supplier<T> request) {
        try {
            return request.get();
        } catch (SdkException e) {
            throw access.failures().of(e, "the list of objects");
        }
    }
}
