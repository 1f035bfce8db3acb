package datajoint.store.s3;

import datajoint.model.StoreException;
import datajoint.store.ObjectPath;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.security.MessageDigest;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * Content of an object. Where the connection is cut it goes on from there; the end comes after all announced bytes or not
 * at all, and of a whole object only if they agree with its entity tag. Not safe for threads.
 */
final class ObjectStream extends InputStream {
    private final Reader reader;
    private final ObjectPath path;
    private final Tuning tuning;
    private final String tag;
    private final long begin;
    private final long end;
    private final MessageDigest digest = EntityTags.md5();
    private Optional<String> expected;
    private ResponseInputStream<GetObjectResponse> answer;
    private long position;
    private int failures;

    ObjectStream(
            Reader reader, ObjectPath path, ResponseInputStream<GetObjectResponse> answer, long begin, Tuning tuning) {
        GetObjectResponse response = answer.response();
        this.reader = reader;
        this.path = path;
        this.tuning = tuning;
        this.answer = answer;
        this.begin = begin;
        this.tag = response.eTag();
        this.position = begin;
        this.end = begin + response.contentLength();
        this.expected = response.contentRange() == null && response.sseCustomerAlgorithm() == null
                ? reader.tags().digest(tag, response.serverSideEncryptionAsString())
                : Optional.empty();
    }

    /** The same, which does not look at the entity tag. */
    ObjectStream unchecked() {
        expected = Optional.empty();
        return this;
    }

    /** In bytes, of all that is read from the beginning to the end. */
    long size() {
        return end - begin;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (position < end) {
            try {
                int count = answer.read(bytes, offset, (int) Math.min(length, end - position));
                if (count < 0) {
                    throw new EOFException("the connection ended");
                }
                failures = 0;
                position += count;
                if (expected.isPresent()) {
                    digest.update(bytes, offset, count);
                }
                return count;
            } catch (IOException | SdkException e) {
                resume(e);
            }
        }
        compare();
        return -1;
    }

    /** After as many bytes as {@link #size}: sees that they are right. */
    void requireEnd() throws IOException {
        if (read() >= 0) {
            throw new IOException(path + " did not end after " + size() + " bytes");
        }
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(end - position, Math.max(0, answer.available()));
    }

    /** What is left unread is not waited for. */
    @Override
    public void close() throws IOException {
        if (position < end) {
            answer.abort();
        } else {
            answer.close();
        }
    }

    private void resume(Exception cause) throws IOException {
        answer.abort();
        failures++;
        if (failures >= tuning.attempts()) {
            throw new IOException("%s was cut after %d of %d bytes".formatted(path, position - begin, size()), cause);
        }
        try {
            tuning.pauseAfter(failures);
            answer = reader.resume(path, position, end, tag);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException(path + " was interrupted");
            interrupted.initCause(e);
            throw interrupted;
        } catch (StoreException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void compare() throws IOException {
        if (expected.isPresent()) {
            String told = expected.get();
            String found = EntityTags.hex(digest);
            if (!found.equals(told)) {
                throw new DamagedException(
                        "all %d bytes came, and their MD5 is %s, not %s".formatted(size(), found, told));
            }
            expected = Optional.empty();
        }
    }
}
