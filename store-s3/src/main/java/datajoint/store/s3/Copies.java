package datajoint.store.s3;

import datajoint.store.ObjectPath;
import java.io.IOException;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;

/** Copies that the service makes by itself, with all that it says of the object; in parts where they are large. */
final class Copies {
    private final Access access;

    Copies(Access access) {
        this.access = access;
    }

    /** @param source what the service says of the object; throws what the client throws */
    void copy(ObjectPath from, HeadObjectResponse source, ObjectPath to) throws IOException {
        if (source.contentLength() > access.tuning().singleCopy()) {
            copyInParts(from, source, to);
            return;
        }
        String bucket = access.bucket().name();
        access.client()
                .copyObject(CopyObjectRequest.builder()
                        .sourceBucket(bucket)
                        .sourceKey(access.bucket().key(from))
                        .destinationBucket(bucket)
                        .destinationKey(access.bucket().key(to))
                        // A copy of an object onto itself has to say something new; the same is new enough.
                        .metadataDirective(MetadataDirective.REPLACE)
                        .metadata(source.metadata())
                        .contentType(source.contentType())
                        .contentEncoding(source.contentEncoding())
                        .storageClass(source.storageClass())
                        .build());
    }

    private void copyInParts(ObjectPath from, HeadObjectResponse source, ObjectPath to) throws IOException {
        CreateMultipartUploadRequest begin = CreateMultipartUploadRequest.builder()
                .bucket(access.bucket().name())
                .key(access.bucket().key(to))
                .metadata(source.metadata())
                .contentType(source.contentType())
                .contentEncoding(source.contentEncoding())
                .storageClass(source.storageClass())
                .build();
        new Multipart(access.client())
                .write(begin, new Ranges(from, source, to), access.tuning().parallel(), Optional.empty());
    }

    /** The ranges of one object, all of the same content. */
    private final class Ranges implements Multipart.Parts {
        private final ObjectPath from;
        private final ObjectPath to;
        private final String tag;
        private final long size;
        private final long step;
        private long position;

        Ranges(ObjectPath from, HeadObjectResponse source, ObjectPath to) {
            this.from = from;
            this.to = to;
            this.tag = source.eTag();
            this.size = source.contentLength();
            this.step = access.tuning().copyPartOf(size);
        }

        @Override
        public Optional<Multipart.Part> next() {
            if (position == size) {
                return Optional.empty();
            }
            long first = position;
            position = Math.min(size, position + step);
            long last = position - 1;
            return Optional.of((upload, number) -> copy(upload, number, "bytes=%d-%d".formatted(first, last)));
        }

        private String copy(String upload, int number, String range) {
            String bucket = access.bucket().name();
            return access.client()
                    .uploadPartCopy(UploadPartCopyRequest.builder()
                            .sourceBucket(bucket)
                            .sourceKey(access.bucket().key(from))
                            .copySourceIfMatch(tag)
                            .copySourceRange(range)
                            .destinationBucket(bucket)
                            .destinationKey(access.bucket().key(to))
                            .uploadId(upload)
                            .partNumber(number)
                            .build())
                    .copyPartResult()
                    .eTag();
        }
    }
}
