package datajoint.store.s3;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;

/** Puts an object together from parts, some of them at a time: all of it appears at the end, or nothing remains. */
final class Multipart {
    private static final Logger LOG = LoggerFactory.getLogger(Multipart.class);

    private final S3Client client;

    Multipart(S3Client client) {
        this.client = client;
    }

    /** What has to be sent, one after the other; asked by the thread that called. */
    interface Parts {
        Optional<Part> next() throws IOException;
    }

    /** Sends one part, and gives its entity tag; in a thread of its own. */
    interface Part {
        String send(String upload, int number);
    }

    /**
     * @param parallel how many parts may be in memory or on their way
     * @param ifNoneMatch {@code *} or empty
     */
    void write(CreateMultipartUploadRequest begin, Parts parts, int parallel, Optional<String> ifNoneMatch)
            throws IOException {
        CreateMultipartUploadResponse upload = client.createMultipartUpload(begin);
        boolean isComplete = false;
        try {
            List<CompletedPart> sent = send(upload.uploadId(), parts, parallel);
            client.completeMultipartUpload(CompleteMultipartUploadRequest.builder()
                    .bucket(begin.bucket())
                    .key(begin.key())
                    .uploadId(upload.uploadId())
                    .ifNoneMatch(ifNoneMatch.orElse(null))
                    .multipartUpload(all -> all.parts(sent))
                    .build());
            isComplete = true;
        } finally {
            if (!isComplete) {
                abort(begin, upload.uploadId());
            }
        }
    }

    private static List<CompletedPart> send(String upload, Parts parts, int parallel) throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(parallel, task -> {
            Thread thread = new Thread(task, "datajoint-s3-part");
            thread.setDaemon(true);
            return thread;
        });
        try {
            return send(upload, parts, new Semaphore(parallel), pool);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            stop(pool);
        }
    }

    private static List<CompletedPart> send(String upload, Parts parts, Semaphore free, ExecutorService pool)
            throws IOException, InterruptedException {
        List<Future<CompletedPart>> sent = new ArrayList<>();
        free.acquire();
        for (Optional<Part> part = parts.next(); part.isPresent(); part = parts.next()) {
            int number = sent.size() + 1;
            Part one = part.get();
            sent.add(pool.submit(() -> {
                try {
                    String tag = one.send(upload, number);
                    return CompletedPart.builder().partNumber(number).eTag(tag).build();
                } finally {
                    free.release();
                }
            }));
            free.acquire();
            failIfOneFailed(sent);
        }
        List<CompletedPart> completed = new ArrayList<>();
        for (Future<CompletedPart> part : sent) {
            completed.add(result(part));
        }
        return completed;
    }

    private static void failIfOneFailed(List<Future<CompletedPart>> sent) throws InterruptedException {
        for (Future<CompletedPart> part : sent) {
            if (part.isDone()) {
                result(part);
            }
        }
    }

    private static CompletedPart result(Future<CompletedPart> part) throws InterruptedException {
        try {
            return part.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Until no part is on its way: one that arrived after the abort would remain. */
    private static void stop(ExecutorService pool) {
        boolean wasInterrupted = false;
        pool.shutdownNow();
        boolean isOver = false;
        while (!isOver) {
            try {
                isOver = pool.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                wasInterrupted = true;
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** An interrupt waits meanwhile, since it would keep the request from being sent. */
    private void abort(CreateMultipartUploadRequest begin, String upload) {
        boolean wasInterrupted = Thread.interrupted();
        try {
            client.abortMultipartUpload(
                    abort -> abort.bucket(begin.bucket()).key(begin.key()).uploadId(upload));
        } catch (SdkException e) {
            if (Failures.status(e) != 404) {
                LOG.warn(
                        "Parts of {} remain in bucket {} as upload {}; a lifecycle rule of the bucket can remove such.",
                        begin.key(),
                        begin.bucket(),
                        upload,
                        e);
            }
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
