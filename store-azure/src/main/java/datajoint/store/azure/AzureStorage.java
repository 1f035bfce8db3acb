package datajoint.store.azure;

import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.ListBlobsOptions;
import datajoint.store.Content;
import datajoint.store.Keys;
import datajoint.store.MissingObjectException;
import datajoint.store.ObjectPath;
import datajoint.store.Storage;
import datajoint.store.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Objects of one container, or below one location in it. Azure's library throws bare {@link RuntimeException}s where the
 * service cannot be reached, so that these are caught.
 */
final class AzureStorage implements Storage {
    private static final int ATTEMPTS = 10;
    private static final Duration POLL = Duration.ofMillis(100);

    private final BlobContainerClient container;
    private final Keys keys;
    private final Failures failures;

    AzureStorage(BlobContainerClient container, Keys keys, Failures failures) {
        this.container = container;
        this.keys = keys;
        this.failures = failures;
    }

    @Override
    public void put(ObjectPath path, Content content) {
        upload(path, content, new BlobRequestConditions());
    }

    @Override
    public boolean putIfAbsent(ObjectPath path, Content content) {
        if (find(path).isPresent()) {
            return false;
        }
        return upload(path, content, new BlobRequestConditions().setIfNoneMatch("*"));
    }

    /**
     * Whoever completes an object discards the pieces that others have sent for it, who then send theirs again.
     *
     * @return false if the condition fails
     */
    private boolean upload(ObjectPath path, Content content, BlobRequestConditions conditions) {
        for (int attempt = 1; ; attempt++) {
            try {
                new Upload(blob(path).getBlockBlobClient(), conditions).send(content);
                return true;
            } catch (IOException e) {
                throw failures.of(e, path.text());
            } catch (RuntimeException e) {
                if (conditions.getIfNoneMatch() != null && Failures.isThere(e)) {
                    return false;
                }
                if (attempt == ATTEMPTS || !Failures.arePiecesGone(e)) {
                    throw failures.of((Exception) e, path.text());
                }
            }
        }
    }

    @Override
    public Optional<StoredObject> find(ObjectPath path) {
        try {
            BlobProperties found = blob(path).getProperties();
            return Optional.of(new StoredObject(
                    path, found.getBlobSize(), found.getLastModified().toInstant()));
        } catch (RuntimeException e) {
            if (Failures.isMissing(e)) {
                return Optional.empty();
            }
            throw failures.of((Exception) e, path.text());
        }
    }

    @Override
    public boolean isFolder(ObjectPath path) {
        return call(
                path,
                () -> container
                        .listBlobs(
                                new ListBlobsOptions()
                                        .setPrefix(keys.folder(path.text()))
                                        .setMaxResultsPerPage(1),
                                null)
                        .iterator()
                        .hasNext());
    }

    @Override
    public InputStream read(ObjectPath path) {
        return call(path, () -> blob(path).openInputStream());
    }

    @Override
    public byte[] readAll(ObjectPath path) {
        return call(path, () -> blob(path).downloadContent().toBytes());
    }

    @Override
    public InputStream read(ObjectPath path, long from, long length) {
        return call(path, () -> {
            try {
                return blob(path).openInputStream(new BlobRange(from, length), new BlobRequestConditions());
            } catch (BlobStorageException e) {
                if (Failures.hasStatus(e, Failures.NO_SUCH_RANGE)) {
                    return InputStream.nullInputStream();
                }
                throw e;
            }
        });
    }

    @Override
    public Stream<StoredObject> list(String folder) {
        try {
            return container.listBlobs(new ListBlobsOptions().setPrefix(keys.folder(folder)), null).stream()
                    .flatMap(item -> keys.path(item.getName()).stream().map(path -> object(path, item)));
        } catch (RuntimeException e) {
            throw failures.of((Exception) e, "a list of '" + folder + "'");
        }
    }

    @Override
    public void delete(ObjectPath path) {
        call(path, () -> blob(path).deleteIfExists());
    }

    @Override
    public void move(ObjectPath from, ObjectPath to) {
        if (find(from).isEmpty()) {
            throw new MissingObjectException(failures.store(), from);
        }
        if (!from.equals(to)) {
            call(from, () -> blob(to).beginCopy(blob(from).getBlobUrl(), POLL).waitForCompletion());
            delete(from);
        }
    }

    /** Writing what is said of an object makes it young; its bytes stay where they are. */
    @Override
    public boolean touch(ObjectPath path) {
        try {
            BlobClient blob = blob(path);
            blob.setMetadata(blob.getProperties().getMetadata());
            return true;
        } catch (RuntimeException e) {
            if (Failures.isMissing(e)) {
                return false;
            }
            throw failures.of((Exception) e, path.text());
        }
    }

    @Override
    public String url(ObjectPath path) {
        return "az://" + container.getBlobContainerName() + "/" + keys.key(path);
    }

    @Override
    public void close() {
        // The client keeps nothing open.
    }

    private static StoredObject object(ObjectPath path, BlobItem item) {
        return new StoredObject(
                path,
                item.getProperties().getContentLength(),
                item.getProperties().getLastModified().toInstant());
    }

    private BlobClient blob(ObjectPath path) {
        return container.getBlobClient(keys.key(path));
    }

    private <T> T call(ObjectPath path, Supplier<T> request) {
        try {
            return request.get();
        } catch (RuntimeException e) {
            throw failures.of(e, path);
        }
    }
}
