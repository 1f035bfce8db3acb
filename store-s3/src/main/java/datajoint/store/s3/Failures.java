package datajoint.store.s3;

import datajoint.model.StoreException;
import datajoint.store.MissingObjectException;
import datajoint.store.ObjectPath;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/** Says in our words what a service or the way to it refused. */
final class Failures {
    private static final Set<String> WRONG_KEYS = Set.of(
            "InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken", "ExpiredToken", "TokenRefreshRequired");
    private static final Set<String> WRONG_REGION =
            Set.of("PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException");

    private static final String AGAIN = "Try again; see whether the store can be reached: dj stores check.";

    private final Bucket bucket;

    Failures(Bucket bucket) {
        this.bucket = bucket;
    }

    /** @param path of the object that was asked for */
    StoreException of(SdkException error, ObjectPath path) {
        boolean isMissing = status(error) == 404 && !code(error).equals("NoSuchBucket");
        if (isMissing) {
            MissingObjectException missing = new MissingObjectException(bucket.store(), path);
            missing.initCause(error);
            return missing;
        }
        return of(error, "object " + bucket.key(path));
    }

    /** @param what was asked for */
    StoreException of(SdkException error, String what) {
        String code = code(error);
        String settings = "stores." + bucket.store();
        if (code.equals("NoSuchBucket")) {
            return noBucket(error);
        }
        if (WRONG_KEYS.contains(code)) {
            return said(error, what, "Mend %s.access_key and secret_key, or their like in the environment.", settings);
        }
        if (code.equals("RequestTimeTooSkewed")) {
            return said(error, what, "Set the clock of this machine; the service's differs by more than 15 minutes.");
        }
        if (WRONG_REGION.contains(code) || status(error) == 301) {
            return said(error, what, "Set %s.endpoint to that of the bucket's region.", settings);
        }
        if (status(error) == 401 || status(error) == 403) {
            return said(
                    error,
                    what,
                    "The account needs the rights to list the bucket, and to get, put and delete its objects.");
        }
        if (status(error) > 0) {
            return said(error, what, "The service answered so %d times; try again later.", error.numAttempts());
        }
        return onTheWay(error, what, settings);
    }

    StoreException noBucket(Throwable cause) {
        return new StoreException(
                "Store '%s': there is no bucket '%s' at %s."
                        .formatted(bucket.store(), bucket.name(), bucket.endpoint()),
                "Make the bucket, or mend stores.%s.bucket and endpoint.".formatted(bucket.store()),
                cause);
    }

    StoreException damaged(ObjectPath path) {
        return new StoreException(
                "Store '%s': object %s does not arrive in %s as it was sent."
                        .formatted(bucket.store(), bucket.key(path), bucket),
                "Something on the way changes the content; see the proxy and the network.");
    }

    StoreException unreadable(ObjectPath path, String why) {
        return new StoreException(
                "Store '%s': object %s in %s: %s.".formatted(bucket.store(), bucket.key(path), bucket, why), AGAIN);
    }

    StoreException unreadable(ObjectPath path, IOException cause) {
        return new StoreException(
                "Store '%s': object %s in %s: %s."
                        .formatted(bucket.store(), bucket.key(path), bucket, cause.getMessage()),
                AGAIN,
                cause);
    }

    static int status(SdkException error) {
        return error instanceof AwsServiceException service ? service.statusCode() : 0;
    }

    static String code(SdkException error) {
        return details(error).map(AwsErrorDetails::errorCode).orElse("");
    }

    private StoreException onTheWay(SdkException error, String what, String settings) {
        if (error instanceof AbortedException || Thread.currentThread().isInterrupted()) {
            return said(error, what, "The thread was interrupted.");
        }
        if (String.valueOf(error.getMessage()).contains("load credentials")) {
            return said(error, what, "Set %s.access_key and secret_key, or AWS_ACCESS_KEY_ID and its like.", settings);
        }
        return said(error, what, "See whether %s answers from this machine.", bucket.endpoint());
    }

    private StoreException said(SdkException error, String what, String remedy, Object... values) {
        String code = code(error).isEmpty() ? "" : code(error) + ": ";
        String message = details(error).map(AwsErrorDetails::errorMessage).orElseGet(() -> deepest(error));
        String status = status(error) > 0 ? " (status %d)".formatted(status(error)) : "";
        return new StoreException(
                "Store '%s': %s in %s: %s%s%s."
                        .formatted(
                                bucket.store(),
                                what,
                                bucket,
                                code,
                                message.replaceAll("\\s+", " ").replaceAll("\\.$", ""),
                                status),
                remedy.formatted(values),
                error);
    }

    private static String deepest(Throwable error) {
        Throwable deepest = error;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest == error
                ? String.valueOf(error.getMessage())
                : deepest.getClass().getSimpleName() + ": " + deepest.getMessage();
    }

    private static Optional<AwsErrorDetails> details(SdkException error) {
        return error instanceof AwsServiceException service
                ? Optional.ofNullable(service.awsErrorDetails()).filter(details -> details.errorMessage() != null)
                : Optional.empty();
    }
}
