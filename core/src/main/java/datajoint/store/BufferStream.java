package datajoint.store;

import java.io.InputStream;
import java.nio.ByteBuffer;

/** Buffers read one after the other. */
final class BufferStream extends InputStream {
    private final ByteBuffer[] parts;
    private int part;

    BufferStream(ByteBuffer... parts) {
        this.parts = parts;
    }

    @Override
    public int read() {
        return isOver() ? -1 : parts[part].get() & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (isOver()) {
            return -1;
        }
        int count = Math.min(length, parts[part].remaining());
        parts[part].get(bytes, offset, count);
        return count;
    }

    @Override
    public int available() {
        return isOver() ? 0 : parts[part].remaining();
    }

    private boolean isOver() {
        while (part < parts.length && !parts[part].hasRemaining()) {
            part++;
        }
        return part == parts.length;
    }
}
