package datajoint.codec.object;

import datajoint.model.CodecException;
import datajoint.store.Content;
import datajoint.store.ObjectPath;
import datajoint.store.Store;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a row of an {@code <object@>} attribute brings: bytes, a stream, or a local file or folder. */
public sealed interface ObjectContent {
    /** How the object's name ends, as it was given: {@code bin} and {@code .bin} make the same name. */
    Optional<String> extension();

    /** Bytes in memory, which must not change; not copied. */
    static ObjectContent of(String extension, byte[] bytes) {
        return new Memory(Optional.of(checked(extension)), Content.of(bytes));
    }

    /** A stream, read to its end when the row is inserted, and closed by the caller. */
    static ObjectContent of(String extension, InputStream stream) {
        return new Stream(Optional.of(checked(extension)), stream);
    }

    /** A local file or folder. */
    static ObjectContent of(String extension, Path local) {
        return new Local(Optional.of(checked(extension)), local);
    }

    /** A file or folder that lies in the staging area of the same store, and is moved to where it belongs. */
    static ObjectContent staged(String extension, Store store, ObjectPath place, Path local) {
        return new Staged(
                extension.isEmpty() ? Optional.empty() : Optional.of(checked(extension)), store, place, local);
    }

    /** Bytes in memory. */
    record Memory(Optional<String> extension, Content content) implements ObjectContent {}

    /** A stream that can be read once. */
    record Stream(Optional<String> extension, InputStream stream) implements ObjectContent {}

    /** A file or folder on this machine; without an extension, that of the file. */
    record Local(Optional<String> extension, Path local) implements ObjectContent {}

    /** Something written where a rename brings it to its place. */
    record Staged(Optional<String> extension, Store store, ObjectPath place, Path local) implements ObjectContent {}

    private static String checked(String extension) {
        if (!Pattern.matches("[^/\\\\\\p{Cntrl}]{0,50}", extension)) {
            throw new CodecException(
                    "'%s' is no extension of a file name.".formatted(extension.replaceAll("\\p{Cntrl}", "?")),
                    "Give something like .zarr: at most 50 characters, no slashes.");
        }
        return extension;
    }
}
