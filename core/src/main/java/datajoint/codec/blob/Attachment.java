package datajoint.codec.blob;

import datajoint.model.CodecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;

/** A file in an attribute: its name without folders, and its content. */
public final class Attachment {
    private final String name;
    private final byte[] content;

    public Attachment(String name, byte[] content) {
        this.name = name;
        this.content = content.clone();
    }

    /** A copy of a local file, with its name. */
    public static Attachment read(Path file) {
        try {
            return new Attachment(String.valueOf(file.getFileName()), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new CodecException(
                    "The file %s could not be read: %s.".formatted(file, e), "Give a file that you may read.", e);
        }
    }

    /** The content itself, not a copy. */
    byte[] bytes() {
        return content;
    }

    public String name() {
        return name;
    }

    public byte[] content() {
        return content.clone();
    }

    /**
     * Writes the file into a folder, which is made if it is not there. A file of that name and content is left as it is; if
     * it has other content, this one is named {@code stem_1.suffix}, {@code stem_2.suffix}, ...
     *
     * @return the file that holds the content
     * @throws CodecException if the name leads out of the folder or is not what it looks like, as bytes from elsewhere may
     *     have it, or if the file cannot be written
     */
    public Path saveTo(Path folder) {
        requirePlainName();
        try {
            return new DownloadFolder(folder).save(name, content);
        } catch (IOException e) {
            throw new CodecException(
                    "The attachment '%s' cannot be saved in %s: %s.".formatted(name, folder, e),
                    "Give a folder that you may write to.",
                    e);
        } catch (InvalidPathException e) {
            throw new CodecException(
                    "No file on this system can be named '%s': %s.".formatted(name, e.getReason()),
                    "Run Java with a locale of UTF-8, or write content() to a file that you name.",
                    e);
        }
    }

    void requirePlainName() {
        PlainName.problem(name).ifPresent(problem -> {
            throw new CodecException(
                    "'%s' is no plain file name: %s.".formatted(PlainName.shown(name), problem),
                    "Name the attachment otherwise, new Attachment(name, content).");
        });
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Attachment attachment
                && name.equals(attachment.name)
                && Arrays.equals(content, attachment.content);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return "%s (%d bytes)".formatted(name, content.length);
    }
}
