package datajoint.store.file;

import datajoint.settings.StoreSpec;
import datajoint.store.Content;
import datajoint.store.ObjectPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A program that writes half of an object, says so, and waits to be killed. */
final class HalfWriter {
    static final String HALF = "half";
    static final String OBJECT = "a/b/object";
    static final int BYTES = 50_000;

    private HalfWriter() {}

    public static void main(String[] arguments) {
        new FileStorageProvider()
                .open(new StoreSpec("main", "file", Map.of("protocol", "file", "location", arguments[0])))
                .put(ObjectPath.of(OBJECT), new Half());
    }

    private static final class Half implements Content {
        @Override
        public long size() {
            return 2 * BYTES;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(new byte[BYTES]);
        }

        @Override
        public void writeTo(WritableByteChannel channel) throws IOException {
            ByteBuffer half = ByteBuffer.allocate(BYTES);
            while (half.hasRemaining()) {
                channel.write(half);
            }
            System.out.println(HALF);
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }
}
