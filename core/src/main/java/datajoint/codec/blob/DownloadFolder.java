package datajoint.codec.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.UUID;

/**
 * A folder in which files of one name and other content lie side by side, as Python has it: {@code a.txt}, {@code
 * a_1.txt}, {@code a_2.txt}. Files come whole or not at all, and none is replaced.
 */
record DownloadFolder(Path folder) {
    /** Where the content lies: in a file that has it already, or in a new one. */
    Path save(String name, byte[] content) throws IOException {
        Files.createDirectories(folder);
        for (int number = 0; ; number++) {
            Path file = folder.resolve(numbered(name, number));
            if (holds(file, content) || (isFree(file) && publish(file, content))) {
                return file;
            }
        }
    }

    private static boolean isFree(Path file) {
        return !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean holds(Path file, byte[] content) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) != content.length) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return Arrays.equals(in.readNBytes(content.length), content);
        }
    }

    /** False if another file came first, unless it has the same content. */
    private boolean publish(Path file, byte[] content) throws IOException {
        Path unfinished = folder.resolve(".datajoint-" + UUID.randomUUID() + ".tmp");
        try {
            try (FileChannel out =
                    FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            name(unfinished, file);
            return true;
        } catch (FileAlreadyExistsException e) {
            return holds(file, content);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** A link fails if the name is taken, where a move might replace the other file; not every file system has links. */
    private static void name(Path unfinished, Path file) throws IOException {
        try {
            Files.createLink(file, unfinished);
        } catch (UnsupportedOperationException e) {
            Files.move(unfinished, file);
        }
    }

    private static String numbered(String name, int number) {
        if (number == 0) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        return stem + "_" + number + name.substring(stem.length());
    }
}
