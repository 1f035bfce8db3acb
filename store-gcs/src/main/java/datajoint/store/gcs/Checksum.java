package datajoint.store.gcs;

import datajoint.store.Content;
import datajoint.store.ExactStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.CRC32C;

/**
 * CRC32C as Google writes it: four bytes, the highest first, in base64. Sees too that the content is as long as it says,
 * because the library ends an upload that breaks off as if it were whole; then only the checksum does not agree.
 */
final class Checksum {
    private static final int BUFFER = 1 << 16;

    private Checksum() {}

    static String of(Content content) throws IOException {
        CRC32C checksum = new CRC32C();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = new ExactStream(content.open(), content.size())) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                checksum.update(buffer, 0, count);
            }
        }
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES)
                .putInt((int) checksum.getValue())
                .array();
        return Base64.getEncoder().encodeToString(bytes);
    }
}
