package datajoint.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;

/** Parts in memory. */
final class ContentOfBuffers implements Content {
    /** Java copies what it writes from its heap, and keeps the copy for the next time: one for each thread. */
    private static final int MOST_AT_ONCE = 1 << 20;

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
        if (channel instanceof GatheringByteChannel gathering && parts.length > 1 && size() <= MOST_AT_ONCE) {
            gather(gathering, size());
            return;
        }
        for (ByteBuffer part : buffers()) {
            writePiecewise(part, channel);
        }
    }

    private void gather(GatheringByteChannel channel, long size) throws IOException {
        ByteBuffer[] buffers = buffers();
        for (long written = 0; written < size; ) {
            written += channel.write(buffers);
        }
    }

    private static void writePiecewise(ByteBuffer part, WritableByteChannel channel) throws IOException {
        int end = part.limit();
        while (part.position() < end) {
            part.limit(part.isDirect() ? end : Math.min(end, part.position() + MOST_AT_ONCE));
            channel.write(part);
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
