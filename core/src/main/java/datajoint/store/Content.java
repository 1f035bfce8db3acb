package datajoint.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is to be written to a store. Can be read more than once, because a store may have to try again. */
public interface Content {
    /** In bytes. */
    long size();

    /** From the beginning, each time. */
    InputStream open() throws IOException;

    /** Writes all of it to a channel, without a copy in between where that can be. */
    default void writeTo(WritableByteChannel channel) throws IOException {
        try (InputStream in = open()) {
            in.transferTo(Channels.newOutputStream(channel));
        }
    }

    /** Bytes in memory, which must not change; not copied. */
    static Content of(byte[] bytes) {
        return new ContentOfBuffers(ByteBuffer.wrap(bytes));
    }

    /** Bytes in memory, one part after the other, which must not change; not copied. */
    static Content of(ByteBuffer... parts) {
        return new ContentOfBuffers(parts);
    }

    /** A local file, which must not change. */
    static Content of(Path file) throws IOException {
        return new ContentOfFile(file, Files.size(file));
    }
}
