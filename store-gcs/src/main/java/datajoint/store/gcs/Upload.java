package datajoint.store.gcs;

import com.google.cloud.WriteChannel;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobTargetOption;
import com.google.cloud.storage.Storage.BlobWriteOption;
import datajoint.store.Content;
import datajoint.store.ExactStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.List;
import java.util.stream.Stream;

/** Content on its way to an object. The service computes the checksum too, and refuses what does not agree. */
record Upload(Storage service, BlobId id, Content content) {
    private static final int CHUNK = 16 << 20;

    /** Writes it in place of what may be there. */
    void put() throws IOException {
        send(List.of(), List.of());
    }

    /** The service answers {@link Failures#PRECONDITION} if there is such an object. */
    void putIfAbsent() throws IOException {
        send(List.of(BlobTargetOption.doesNotExist()), List.of(BlobWriteOption.doesNotExist()));
    }

    private void send(List<BlobTargetOption> atOnce, List<BlobWriteOption> inChunks) throws IOException {
        BlobInfo.Builder info = BlobInfo.newBuilder(id);
        try (InputStream in = new ExactStream(content.open(), content.size())) {
            if (content.size() <= CHUNK) {
                service.create(info.build(), in.readAllBytes(), atOnce.toArray(BlobTargetOption[]::new));
                return;
            }
            BlobWriteOption[] options = Stream.concat(inChunks.stream(), Stream.of(BlobWriteOption.crc32cMatch()))
                    .toArray(BlobWriteOption[]::new);
            WriteChannel channel =
                    service.writer(info.setCrc32c(Checksum.of(content)).build(), options);
            channel.setChunkSize(CHUNK);
            in.transferTo(Channels.newOutputStream(channel));
            // Not closed if it breaks off, which would make an object of the beginning.
            channel.close();
        }
    }
}
