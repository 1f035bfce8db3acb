package datajoint.store;

import java.io.InputStream;
import java.nio.ByteBuffer;
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

    /** Views of the parts, each at its beginning, for those who can write them without a copy. */
    ByteBuffer[] buffers() {
        return Arrays.stream(parts).map(ByteBuffer::duplicate).toArray(ByteBuffer[]::new);
    }

    @Override
    public InputStream open() {
        return new BufferStream(buffers());
    }
}
