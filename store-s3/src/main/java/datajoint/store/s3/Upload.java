package datajoint.store.s3;

import datajoint.model.StoreException;
import datajoint.store.Content;
import datajoint.store.ObjectPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * Content on its way to an object. Every request tells the MD5 of what it carries, which the service compares; what the
 * service answers is compared as well.
 */
final class Upload {
    /** Marks an object with the upload that wrote it, so that one whose answer was lost is known again. */
    private static final String MARK = "datajoint-upload";

    private static final int DAMAGED_ATTEMPTS = 3;
    private static final int MEMORY = 64 << 20;

    private final Access access;
    private final Bucket bucket;
    private final Reader reader;
    private final ObjectPath path;
    private final Content content;
    private final String mark = UUID.randomUUID().toString();

    Upload(Access access, ObjectPath path, Content content) {
        this.access = access;
        this.bucket = access.bucket();
        this.reader = new Reader(access);
        this.path = path;
        this.content = content;
    }

    /** Writes it, in place of what may be there. */
    void run() {
        try {
            send(Optional.empty());
        } catch (SdkException e) {
            throw access.failures().of(e, "object " + bucket.key(path));
        }
    }

    /**
     * Writes it unless something is there; the service decides. @return false if something was there
     */
    boolean runIfAbsent() {
        for (int failed = 1; ; failed++) {
            try {
                send(Optional.of("*"));
                return true;
            } catch (SdkException e) {
                int status = Failures.status(e);
                if (status == 412) {
                    return isOurs();
                }
                if (status == 501) {
                    // The service knows no conditions; the caller has asked whether something is there.
                    run();
                    return true;
                }
                if (status != 409 || failed >= access.tuning().attempts()) {
                    throw access.failures().of(e, "object " + bucket.key(path));
                }
                pause(failed);
            }
        }
    }

    private void send(Optional<String> ifNoneMatch) {
        try {
            if (content.size() <= access.tuning().singlePut()) {
                sendAtOnce(ifNoneMatch);
            } else {
                sendInParts(ifNoneMatch);
            }
        } catch (IOException e) {
            throw new StoreException(
                    "Store '%s': what is to be written as %s cannot be read: %s."
                            .formatted(bucket.store(), path, e.getMessage()),
                    "See the file that it comes from.",
                    e);
        }
    }

    private void sendAtOnce(Optional<String> ifNoneMatch) throws IOException {
        byte[] bytes = new byte[(int) content.size()];
        try (InputStream in = content.open()) {
            requireWhole(in.readNBytes(bytes, 0, bytes.length), in);
        }
        byte[] digest = EntityTags.md5().digest(bytes);
        PutObjectRequest.Builder request = PutObjectRequest.builder()
                .bucket(bucket.name())
                .key(bucket.key(path))
                .metadata(Map.of(MARK, mark))
                .ifNoneMatch(ifNoneMatch.orElse(null))
                .contentMD5(Base64.getEncoder().encodeToString(digest));
        for (int attempt = 1; attempt <= DAMAGED_ATTEMPTS; attempt++) {
            PutObjectResponse answer = access.client().putObject(request.build(), body(bytes, bytes.length));
            if (agrees(answer.eTag(), answer.serverSideEncryptionAsString(), digest) || !isOurs() || isAsSent()) {
                return;
            }
            request.ifNoneMatch(null); // what is there now is ours
        }
        throw withdrawn();
    }

    /** Where another writer came later, there is nothing of ours to look at. */
    private void sendInParts(Optional<String> ifNoneMatch) throws IOException {
        int size = access.tuning().partOf(content.size());
        int parallel = Math.max(1, Math.min(access.tuning().parallel(), MEMORY / size));
        PartsOfContent parts = new PartsOfContent(size);
        try (parts) {
            CreateMultipartUploadRequest begin = CreateMultipartUploadRequest.builder()
                    .bucket(bucket.name())
                    .key(bucket.key(path))
                    .metadata(Map.of(MARK, mark))
                    .build();
            new Multipart(access.client()).write(begin, parts, parallel, ifNoneMatch);
        } catch (SdkException e) {
            // The answer to a successful end may be lost; the second request for it finds no upload.
            if (Failures.status(e) != 404 || !isOurs()) {
                throw e;
            }
        }
        Optional<HeadObjectResponse> ours = access.head(path).filter(this::isOurs);
        boolean isWhole =
                ours.map(head -> head.contentLength() == content.size()).orElse(true);
        if (!isWhole || (parts.isSuspect && ours.isPresent() && !isAsSent())) {
            throw withdrawn();
        }
    }

    /** The content in pieces, each read when there is room for it. */
    private final class PartsOfContent implements Multipart.Parts, AutoCloseable {
        private final int size;
        private final InputStream in;
        private long position;
        private volatile boolean isSuspect;

        PartsOfContent(int size) throws IOException {
            this.size = size;
            this.in = content.open();
        }

        @Override
        public Optional<Multipart.Part> next() throws IOException {
            if (position == content.size()) {
                requireWhole(position, in);
                return Optional.empty();
            }
            byte[] bytes = new byte[(int) Math.min(size, content.size() - position)];
            int count = in.readNBytes(bytes, 0, bytes.length);
            position += count;
            if (count < bytes.length) {
                requireWhole(position, in);
            }
            return Optional.of((upload, number) -> send(upload, number, bytes));
        }

        private String send(String upload, int number, byte[] bytes) {
            byte[] digest = EntityTags.md5().digest(bytes);
            UploadPartRequest request = UploadPartRequest.builder()
                    .bucket(bucket.name())
                    .key(bucket.key(path))
                    .uploadId(upload)
                    .partNumber(number)
                    .contentMD5(Base64.getEncoder().encodeToString(digest))
                    .build();
            for (int attempt = 1; ; attempt++) {
                UploadPartResponse answer = access.client().uploadPart(request, body(bytes, bytes.length));
                boolean agrees = agrees(answer.eTag(), answer.serverSideEncryptionAsString(), digest);
                if (agrees || attempt == DAMAGED_ATTEMPTS) {
                    isSuspect |= !agrees;
                    return answer.eTag();
                }
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    private static RequestBody body(byte[] bytes, long length) {
        return RequestBody.fromContentProvider(
                () -> new ByteArrayInputStream(bytes), length, "application/octet-stream");
    }

    private boolean agrees(String tag, @Nullable String encryption, byte[] digest) {
        return access.tags()
                .digest(tag, encryption)
                .map(HexFormat.of().formatHex(digest)::equals)
                .orElse(true);
    }

    /** Read back, where the entity tag says something else. */
    private boolean isAsSent() throws IOException {
        MessageDigest digest = EntityTags.md5();
        try (InputStream in = content.open()) {
            in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        }
        boolean isAsSent = reader.digest(path).equals(EntityTags.hex(digest));
        if (isAsSent) {
            access.tags().areNoDigests();
        }
        return isAsSent;
    }

    private boolean isOurs() {
        return access.head(path).filter(this::isOurs).isPresent();
    }

    private boolean isOurs(HeadObjectResponse head) {
        return mark.equals(head.metadata().get(MARK));
    }

    /** The object is there and wrong: better none. That of another writer stays. */
    private StoreException withdrawn() {
        if (isOurs()) {
            access.client().deleteObject(delete -> delete.bucket(bucket.name()).key(bucket.key(path)));
        }
        return access.failures().damaged(path);
    }

    private void requireWhole(long count, InputStream in) throws IOException {
        if (count < content.size()) {
            throw new IOException("it ends after %d of %d bytes".formatted(count, content.size()));
        }
        if (in.read() >= 0) {
            throw new IOException("it goes on after %d bytes".formatted(count));
        }
    }

    private void pause(int failed) {
        try {
            access.tuning().pauseAfter(failed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(
                    "Store '%s': writing %s was interrupted.".formatted(bucket.store(), path), "Write it again.", e);
        }
    }
}
