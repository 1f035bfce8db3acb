package datajoint.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;

/** Parts in memory. */
final class ContentOfBuffers implements Content {
    private final ByteBuffer[] parts;

    ContentOfBuffers(ByteBuffer... parts) {
        this.parts = Arrays.stream(parts).map(ByteBuffer::slice).toArray(ByteBuffer[]::new);
    }

    @Override
    public long size() {
        return Arrays.stream(parts).mapToLong(ByteBuffer::remaining).sum();
    }

    @Override
    public void writeTo(WritableByteChannel channel) throws IOException {
        for (ByteBuffer part : buffers()) {
            while (part.hasRemaining()) {
                channel.write(part);
            }
        }
    }

    /** Views of the parts, each at its beginning. */
    private ByteBuffer[] buffers() {
        return Arrays.stream(parts).map(ByteBuffer::duplicate).toArray(ByteBuffer[]::new);
    }

    @Override
    public InputStream open() {
        return new BufferStream(buffers());
    }
}
