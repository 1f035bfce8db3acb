package datajoint.codec.blob;

import datajoint.model.CodecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.regex.Pattern;

/** A file in an attribute: its name without folders, and its content. */
public final class Attachment {
    private static final Pattern HOSTILE = Pattern.compile("[/\\\\:\\p{Cntrl}]");

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

    /** Writes a new file into the folder; names that lead out of it, as bytes from elsewhere may hold, are refused. */
    public Path saveTo(Path folder) {
        requirePlainName();
        try {
            return Files.write(folder.resolve(name), content, StandardOpenOption.CREATE_NEW);
        } catch (IOException | InvalidPathException e) {
            throw new CodecException(
                    "The attachment '%s' cannot be saved in %s: %s.".formatted(name, folder, e),
                    "Give a folder that exists and has no file of that name.",
                    e);
        }
    }

    void requirePlainName() {
        if (name.isEmpty()
                || name.equals(".")
                || name.equals("..")
                || HOSTILE.matcher(name).find()) {
            throw new CodecException(
                    "'%s' is no plain file name.".formatted(name),
                    "Name the attachment without folders, colons and control characters.");
        }
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
