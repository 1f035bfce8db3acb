package datajoint.store.gcs;

import com.google.cloud.storage.StorageException;
import datajoint.model.StoreException;
import datajoint.store.MissingObjectException;
import datajoint.store.ObjectPath;

/** Says in our words what the service refused. */
record Failures(String store, String bucket) {
    static final int MISSING = 404;
    static final int PRECONDITION = 412;

    StoreException of(StorageException e, ObjectPath path) {
        if (e.getCode() == MISSING && !String.valueOf(e.getMessage()).contains("bucket")) {
            return new MissingObjectException(store, path);
        }
        return of(e, path.text());
    }

    StoreException of(Exception e, String what) {
        int code = e instanceof StorageException service ? service.getCode() : 0;
        String remedy = switch (code) {
            case MISSING -> "Look whether stores.%s.bucket is right.".formatted(store);
            case 401, 403 -> "Look at stores.%s.token and at the rights of its account.".formatted(store);
            default -> "See whether the store can be reached: dj stores check %s.".formatted(store);
        };
        return new StoreException(
                "Store '%s': %s in bucket %s: %s.".formatted(store, what, bucket, e.getMessage()), remedy, e);
    }
}
