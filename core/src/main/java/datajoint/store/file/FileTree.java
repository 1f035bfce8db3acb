package datajoint.store.file;

import datajoint.model.StoreException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All files below a folder, one folder in memory at a time. Links are not followed; what vanishes is left out. */
record FileTree(Root root) {
    /** A file as it was when it was found. */
    record Found(Path file, BasicFileAttributes attributes) {}

    Stream<Found> files(Path folder) {
        return entries(folder).stream().flatMap(this::below);
    }

    private Stream<Found> below(Path entry) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isDirectory()) {
                return files(entry);
            }
            return attributes.isRegularFile() ? Stream.of(new Found(entry, attributes)) : Stream.empty();
        } catch (NoSuchFileException e) {
            return Stream.empty();
        } catch (IOException e) {
            throw failure(entry, e);
        }
    }

    private List<Path> entries(Path folder) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
            found.forEach(entries::add);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (DirectoryIteratorException | IOException e) {
            throw failure(folder, e);
        }
        return entries;
    }

    private StoreException failure(Path where, Exception e) {
        return new StoreException(
                "Store '%s': %s could not be listed: %s.".formatted(root.store(), where, e),
                "Look at the rights of the folder.",
                e);
    }
}
