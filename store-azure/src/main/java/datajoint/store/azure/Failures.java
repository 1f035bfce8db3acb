package datajoint.store.azure;

import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobStorageException;
import datajoint.model.StoreException;
import datajoint.store.MissingObjectException;
import datajoint.store.ObjectPath;

/** Says in our words what the service refused. */
record Failures(String store, String container) {
    static final int MISSING = 404;
    static final int PRECONDITION = 412;
    static final int NO_SUCH_RANGE = 416;

    StoreException of(RuntimeException e, ObjectPath path) {
        if (isMissing(e)) {
            return new MissingObjectException(store, path);
        }
        return of(e, path.text());
    }

    /** True if the object is not there, but its container is. */
    static boolean isMissing(RuntimeException e) {
        return e instanceof BlobStorageException service
                && service.getStatusCode() == MISSING
                && !BlobErrorCode.CONTAINER_NOT_FOUND.equals(service.getErrorCode());
    }

    /** True if the service refused to write because there is such an object. */
    static boolean isThere(RuntimeException e) {
        return hasStatus(e, PRECONDITION)
                || (e instanceof BlobStorageException service
                        && BlobErrorCode.BLOB_ALREADY_EXISTS.equals(service.getErrorCode()));
    }

    /** True if another writer completed the object meanwhile. */
    static boolean arePiecesGone(RuntimeException e) {
        return e instanceof BlobStorageException service
                && BlobErrorCode.INVALID_BLOCK_LIST.equals(service.getErrorCode());
    }

    static boolean hasStatus(RuntimeException e, int status) {
        return e instanceof BlobStorageException service && service.getStatusCode() == status;
    }

    StoreException of(Exception e, String what) {
        int status = e instanceof BlobStorageException service ? service.getStatusCode() : 0;
        String reason = e instanceof BlobStorageException service
                ? String.valueOf(service.getErrorCode())
                : String.valueOf(e.getMessage());
        String remedy = switch (status) {
            case MISSING -> "Look whether stores.%s.container is right.".formatted(store);
            case 401, 403 -> "Look at account_name, account_key and the rights of stores.%s.".formatted(store);
            default -> "See whether the store can be reached: dj stores check %s.".formatted(store);
        };
        return new StoreException(
                "Store '%s': %s in container %s: %s.".formatted(store, what, container, reason), remedy, e);
    }
}
