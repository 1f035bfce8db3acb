package datajoint.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A local file. */
record ContentOfFile(Path file, long size) implements Content {
    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(file);
    }
}
