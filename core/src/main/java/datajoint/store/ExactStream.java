package datajoint.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that fails at its end if it did not give just so many bytes, so that a service never gets part of an object. */
public final class ExactStream extends FilterInputStream {
    private final long size;
    private long seen;

    public ExactStream(InputStream in, long size) {
        super(in);
        this.size = size;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? -1 : 1);
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        count(count);
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int count) throws IOException {
        seen += Math.max(0, count);
        if (seen > size || (count < 0 && seen < size)) {
            throw new IOException("%d bytes came, not the %d that were announced".formatted(seen, size));
        }
    }
}
