package datajoint.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A local file. */
record ContentOfFile(Path file, long size) implements Content {
    @Override
    public void writeTo(WritableByteChannel channel) throws IOException {
        try (FileChannel from = FileChannel.open(file)) {
            long written = 0;
            long length = from.size();
            while (written < length) {
                long moved = from.transferTo(written, length - written, channel);
                if (moved == 0) {
                    throw new IOException("%s became shorter while it was read".formatted(file));
                }
                written += moved;
            }
        }
    }

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(file);
    }
}
