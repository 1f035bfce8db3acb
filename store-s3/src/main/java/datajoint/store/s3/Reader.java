package datajoint.store.s3;

import datajoint.store.ObjectPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Opens objects of one bucket. */
final class Reader {
    private final Access access;

    Reader(Access access) {
        this.access = access;
    }

    ObjectStream whole(ObjectPath path) {
        try {
            return new ObjectStream(this, path, request(path, null, null), 0, access.tuning());
        } catch (SdkException e) {
            throw access.failures().of(e, path);
        }
    }

    /** At most so many bytes; less if the object ends before. */
    InputStream part(ObjectPath path, long from, long length) {
        try {
            long last = from + Math.min(length, Long.MAX_VALUE - from) - 1;
            ResponseInputStream<GetObjectResponse> answer = request(path, "bytes=%d-%d".formatted(from, last), null);
            requireRange(path, answer);
            return new ObjectStream(this, path, answer, from, access.tuning());
        } catch (SdkException e) {
            if (Failures.status(e) == 416) {
                return InputStream.nullInputStream();
            }
            throw access.failures().of(e, path);
        }
    }

    /** The rest of what was begun, if the object is still the same. */
    ResponseInputStream<GetObjectResponse> resume(ObjectPath path, long from, long end, String tag) {
        try {
            ResponseInputStream<GetObjectResponse> rest = request(path, "bytes=%d-%d".formatted(from, end - 1), tag);
            requireRange(path, rest);
            return rest;
        } catch (SdkException e) {
            throw Failures.status(e) == 412
                    ? access.failures().unreadable(path, "it was changed while it was read")
                    : access.failures().of(e, path);
        }
    }

    /** The MD5 of the content, read once more. */
    String digest(ObjectPath path) throws IOException {
        MessageDigest digest = EntityTags.md5();
        try (InputStream in = unchecked(path)) {
            in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        }
        return EntityTags.hex(digest);
    }

    EntityTags tags() {
        return access.tags();
    }

    private InputStream unchecked(ObjectPath path) {
        try {
            return new ObjectStream(this, path, request(path, null, null), 0, access.tuning()).unchecked();
        } catch (SdkException e) {
            throw access.failures().of(e, path);
        }
    }

    private void requireRange(ObjectPath path, ResponseInputStream<GetObjectResponse> answer) {
        if (answer.response().contentRange() == null) {
            answer.abort();
            throw access.failures().unreadable(path, "the service does not read ranges");
        }
    }

    private ResponseInputStream<GetObjectResponse> request(
            ObjectPath path, @Nullable String range, @Nullable String tag) {
        ResponseInputStream<GetObjectResponse> answer = access.client()
                .getObject(GetObjectRequest.builder()
                        .bucket(access.bucket().name())
                        .key(access.bucket().key(path))
                        .range(range)
                        .ifMatch(tag)
                        .build());
        if (answer.response().contentLength() == null) {
            answer.abort();
            throw access.failures().unreadable(path, "the service does not tell its size");
        }
        return answer;
    }
}
