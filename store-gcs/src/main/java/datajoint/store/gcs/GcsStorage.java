package datajoint.store.gcs;

import com.google.cloud.ReadChannel;
import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.Storage.BlobListOption;
import com.google.cloud.storage.Storage.BlobSourceOption;
import com.google.cloud.storage.Storage.CopyRequest;
import com.google.cloud.storage.StorageException;
import datajoint.store.Content;
import datajoint.store.ExactStream;
import datajoint.store.Keys;
import datajoint.store.MissingObjectException;
import datajoint.store.ObjectPath;
import datajoint.store.Storage;
import datajoint.store.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Objects of one bucket, or below one location in it. */
final class GcsStorage implements Storage {
    private final com.google.cloud.storage.Storage service;
    private final String bucket;
    private final Keys keys;
    private final Failures failures;

    GcsStorage(com.google.cloud.storage.Storage service, String bucket, Keys keys, Failures failures) {
        this.service = service;
        this.bucket = bucket;
        this.keys = keys;
        this.failures = failures;
    }

    @Override
    public void put(ObjectPath path, Content content) {
        try {
            upload(path, content).put();
        } catch (StorageException | IOException e) {
            throw failures.of(e, path.text());
        }
    }

    @Override
    public boolean putIfAbsent(ObjectPath path, Content content) {
        if (find(path).isPresent()) {
            return false;
        }
        try {
            upload(path, content).putIfAbsent();
            return true;
        } catch (StorageException | IOException e) {
            if (Failures.code(e) == Failures.PRECONDITION) {
                return false;
            }
            throw failures.of(e, path.text());
        }
    }

    @Override
    public Optional<StoredObject> find(ObjectPath path) {
        return blob(path).map(blob -> object(path, blob));
    }

    @Override
    public boolean isFolder(ObjectPath path) {
        return call(
                path,
                () -> service.list(bucket, BlobListOption.prefix(keys.folder(path.text())), BlobListOption.pageSize(1))
                        .getValues()
                        .iterator()
                        .hasNext());
    }

    @Override
    public InputStream read(ObjectPath path) {
        Blob found = require(path);
        return found.getSize() == 0 ? InputStream.nullInputStream() : open(found, 0, found.getSize());
    }

    @Override
    public byte[] readAll(ObjectPath path) {
        return call(path, () -> service.readAllBytes(id(path)));
    }

    @Override
    public InputStream read(ObjectPath path, long from, long length) {
        Blob found = require(path);
        if (from >= found.getSize()) {
            return InputStream.nullInputStream();
        }
        return open(found, from, from + Math.min(length, found.getSize() - from));
    }

    /** Fails at its end if it was cut, and before if the object is replaced meanwhile. */
    private InputStream open(Blob found, long from, long end) {
        try {
            ReadChannel channel = service.reader(found.getBlobId(), new BlobSourceOption[0]);
            channel.seek(from);
            channel.limit(end);
            return new ExactStream(Channels.newInputStream(channel), end - from);
        } catch (IOException e) {
            throw failures.of(e, found.getName());
        }
    }

    @Override
    public Stream<StoredObject> list(String folder) {
        try {
            Iterable<Blob> blobs = service.list(bucket, BlobListOption.prefix(keys.folder(folder)))
                    .iterateAll();
            return StreamSupport.stream(blobs.spliterator(), false)
                    .flatMap(blob -> keys.path(blob.getName()).stream().map(path -> object(path, blob)));
        } catch (StorageException e) {
            throw failures.of((Exception) e, "a list of '" + folder + "'");
        }
    }

    @Override
    public void delete(ObjectPath path) {
        call(path, () -> service.delete(id(path)));
    }

    @Override
    public void move(ObjectPath from, ObjectPath to) {
        require(from);
        if (!from.equals(to)) {
            copy(from, to);
            delete(from);
        }
    }

    @Override
    public boolean touch(ObjectPath path) {
        try {
            copy(path, path);
            return true;
        } catch (MissingObjectException e) {
            return false;
        }
    }

    private void copy(ObjectPath from, ObjectPath to) {
        call(from, () -> service.copy(CopyRequest.of(id(from), id(to))).getResult());
    }

    @Override
    public String url(ObjectPath path) {
        return "gs://" + bucket + "/" + keys.key(path);
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (Exception e) {
            throw failures.of(e, "closing");
        }
    }

    private Blob require(ObjectPath path) {
        return blob(path).orElseThrow(() -> new MissingObjectException(failures.store(), path));
    }

    private Optional<Blob> blob(ObjectPath path) {
        try {
            return Optional.ofNullable(service.get(id(path)));
        } catch (StorageException e) {
            throw failures.of((Exception) e, path.text());
        }
    }

    private static StoredObject object(ObjectPath path, Blob blob) {
        return new StoredObject(
                path, blob.getSize(), blob.getUpdateTimeOffsetDateTime().toInstant());
    }

    private Upload upload(ObjectPath path, Content content) {
        return new Upload(service, id(path), content);
    }

    private BlobId id(ObjectPath path) {
        return BlobId.of(bucket, keys.key(path));
    }

    private <T> T call(ObjectPath path, Supplier<T> request) {
        try {
            return request.get();
        } catch (StorageException e) {
            throw failures.of(e, path);
        }
    }
}
