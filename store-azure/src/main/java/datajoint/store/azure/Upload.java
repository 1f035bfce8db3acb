package datajoint.store.azure;

import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.options.BlockBlobCommitBlockListOptions;
import com.azure.storage.blob.options.BlockBlobSimpleUploadOptions;
import com.azure.storage.blob.specialized.BlockBlobClient;
import datajoint.store.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Sends an object, each piece with its MD5, which the service compares. It is there when the last request succeeds. */
final class Upload {
    private static final int PIECE = 16 << 20;

    private final BlockBlobClient blob;
    private final BlobRequestConditions conditions;

    Upload(BlockBlobClient blob, BlobRequestConditions conditions) {
        this.blob = blob;
        this.conditions = conditions;
    }

    void send(Content content) throws IOException {
        try (InputStream in = content.open()) {
            byte[] first = piece(in, content.size());
            if (first.length == content.size()) {
                requireEnd(in, content);
                blob.uploadWithResponse(
                        new BlockBlobSimpleUploadOptions(BinaryData.fromBytes(first))
                                .setContentMd5(md5(first))
                                .setRequestConditions(conditions),
                        null,
                        Context.NONE);
            } else {
                sendPieces(in, first, content);
            }
        }
    }

    /** Pieces that are never put together vanish by themselves after a week. */
    private void sendPieces(InputStream in, byte[] first, Content content) throws IOException {
        List<String> names = new ArrayList<>();
        long left = content.size();
        for (byte[] piece = first; piece.length > 0; piece = piece(in, left)) {
            String name = Base64.getEncoder()
                    .encodeToString(UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII));
            blob.stageBlockWithResponse(
                    name, new ByteArrayInputStream(piece), piece.length, md5(piece), null, null, Context.NONE);
            names.add(name);
            left -= piece.length;
        }
        requireEnd(in, content);
        blob.commitBlockListWithResponse(
                new BlockBlobCommitBlockListOptions(names).setRequestConditions(conditions), null, Context.NONE);
    }

    private static byte[] piece(InputStream in, long left) throws IOException {
        int length = (int) Math.min(PIECE, left);
        byte[] piece = in.readNBytes(length);
        if (piece.length < length) {
            throw new IOException("the content ended %d bytes early".formatted(left - piece.length));
        }
        return piece;
    }

    private static void requireEnd(InputStream in, Content content) throws IOException {
        if (in.read() >= 0) {
            throw new IOException("more than the %d bytes that were announced came".formatted(content.size()));
        }
    }

    private static byte[] md5(byte[] piece) {
        try {
            return MessageDigest.getInstance("MD5").digest(piece);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5.", e);
        }
    }
}
