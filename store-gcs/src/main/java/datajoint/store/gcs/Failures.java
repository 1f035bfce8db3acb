package datajoint.store.gcs;

import com.google.cloud.storage.StorageException;
import datajoint.model.StoreException;
import datajoint.store.MissingObjectException;
import datajoint.store.ObjectPath;

/** Says in our words what the service refused. */
record Failures(String store, String bucket) {
    static final int MISSING = 404;
    static final int PRECONDITION = 412;

    /** Objects and buckets that are missing differ only in words, which hold the names too. */
    StoreException of(StorageException e, ObjectPath path) {
        if (e.getCode() == MISSING && !String.valueOf(e.getMessage()).contains("bucket does not exist")) {
            return new MissingObjectException(store, path);
        }
        return of(e, path.text());
    }

    /** The status that the service answered, also within an error of a channel; 0 if none did. */
    static int code(Exception e) {
        if (e instanceof StorageException service) {
            return service.getCode();
        }
        return e.getCause() instanceof StorageException service ? service.getCode() : 0;
    }

    StoreException of(Exception e, String what) {
        String remedy = switch (code(e)) {
            case MISSING -> "Look whether stores.%s.bucket is right.".formatted(store);
            case 401, 403 -> "Look at stores.%s.token and at the rights of its account.".formatted(store);
            default -> "See whether the store can be reached: dj stores check %s.".formatted(store);
        };
        return new StoreException(
                "Store '%s': %s in bucket %s: %s."
                        .formatted(
                                store,
                                what,
                                bucket,
                                String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ")),
                remedy,
                e);
    }
}
