package datajoint.store.s3;

import datajoint.store.ObjectPath;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** All that is needed to ask for objects of one bucket. */
record Access(S3Client client, Bucket bucket, Failures failures, EntityTags tags, Tuning tuning) {
    /** What the service says of an object now; throws what the client throws. */
    Optional<HeadObjectResponse> head(ObjectPath path) {
        try {
            return Optional.of(
                    client.headObject(head -> head.bucket(bucket.name()).key(bucket.key(path))));
        } catch (SdkException e) {
            if (Failures.status(e) == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
