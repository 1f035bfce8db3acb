package datajoint.store.s3;

import datajoint.model.StoreException;
import datajoint.settings.StoreSpec;
import datajoint.store.Content;
import datajoint.store.MissingObjectException;
import datajoint.store.ObjectPath;
import datajoint.store.Storage;
import datajoint.store.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** Objects of one bucket, or below one location in it. Nothing is remembered of what is there: each call asks the service. */
final class S3Storage implements Storage {
    private static final int READ_ATTEMPTS = 3;

    private final Access access;
    private final Bucket bucket;
    private final Reader reader;
    private final Listing listing;
    private volatile boolean isBucketKnown;

    private S3Storage(Access access) {
        this.access = access;
        this.bucket = access.bucket();
        this.reader = new Reader(access);
        this.listing = new Listing(access);
    }

    static S3Storage open(StoreSpec spec, Tuning tuning) {
        Endpoint endpoint = Endpoint.of(spec);
        Bucket bucket = new Bucket(spec.name(), endpoint, spec.text("bucket").orElse(""), spec.location());
        S3Client client = Clients.open(spec, endpoint, tuning);
        return new S3Storage(new Access(client, bucket, new Failures(bucket), new EntityTags(), tuning));
    }

    @Override
    public void put(ObjectPath path, Content content) {
        new Upload(access, path, content).run();
    }

    /** Asks first, which saves sending what is there, and is all there is where a service knows no conditions. */
    @Override
    public boolean putIfAbsent(ObjectPath path, Content content) {
        return find(path).isEmpty() && new Upload(access, path, content).runIfAbsent();
    }

    @Override
    public Optional<StoredObject> find(ObjectPath path) {
        return head(path).map(head -> new StoredObject(path, head.contentLength(), head.lastModified()));
    }

    @Override
    public boolean isFolder(ObjectPath path) {
        return listing.isFolder(path);
    }

    @Override
    public InputStream read(ObjectPath path) {
        return reader.whole(path);
    }

    @Override
    public byte[] readAll(ObjectPath path) {
        for (int attempt = 1; ; attempt++) {
            try (ObjectStream in = reader.whole(path)) {
                return all(in, path);
            } catch (DamagedException e) {
                if (attempt == READ_ATTEMPTS) {
                    throw access.failures().unreadable(path, e);
                }
            } catch (IOException e) {
                throw access.failures().unreadable(path, e);
            }
        }
    }

    @Override
    public InputStream read(ObjectPath path, long from, long length) {
        return reader.part(path, from, length);
    }

    @Override
    public Stream<StoredObject> list(String folder) {
        return listing.of(folder);
    }

    @Override
    public void delete(ObjectPath path) {
        call(
                path,
                () -> access.client()
                        .deleteObject(delete -> delete.bucket(bucket.name()).key(bucket.key(path))));
    }

    @Override
    public void move(ObjectPath from, ObjectPath to) {
        HeadObjectResponse head = head(from).orElseThrow(() -> new MissingObjectException(bucket.store(), from));
        if (!from.equals(to)) {
            copy(from, head, to);
            delete(from);
        }
    }

    @Override
    public boolean touch(ObjectPath path) {
        Optional<HeadObjectResponse> head = head(path);
        try {
            head.ifPresent(found -> copy(path, found, path));
            return head.isPresent();
        } catch (MissingObjectException wentMeanwhile) {
            return false;
        }
    }

    @Override
    public String url(ObjectPath path) {
        return bucket.url(path);
    }

    @Override
    public void close() {
        access.client().close();
    }

    @Override
    public String toString() {
        return bucket.toString();
    }

    /** To this question a service gives the same answer for an object and for a bucket that is not there. */
    private Optional<HeadObjectResponse> head(ObjectPath path) {
        Optional<HeadObjectResponse> head = call(path, () -> access.head(path));
        if (!isBucketKnown) {
            if (head.isEmpty()) {
                listing.requireBucket();
            }
            isBucketKnown = true;
        }
        return head;
    }

    private void copy(ObjectPath from, HeadObjectResponse head, ObjectPath to) {
        call(from, () -> {
            try {
                new Copies(access).copy(from, head, to);
                return to;
            } catch (IOException e) {
                throw access.failures().unreadable(from, e);
            }
        });
    }

    private <T> T call(ObjectPath path, Supplier<T> request) {
        try {
            return request.get();
        } catch (SdkException e) {
            throw access.failures().of(e, path);
        }
    }

    private byte[] all(ObjectStream in, ObjectPath path) throws IOException {
        if (in.size() > Integer.MAX_VALUE - 8) {
            throw new StoreException(
                    "Store '%s': object %s has %d bytes, more than one array can hold."
                            .formatted(bucket.store(), path, in.size()),
                    "Read it as a stream, or in parts.");
        }
        byte[] bytes = new byte[(int) in.size()];
        in.readNBytes(bytes, 0, bytes.length);
        in.requireEnd();
        return bytes;
    }
}
