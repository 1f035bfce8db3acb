package datajoint.store.file;

import datajoint.model.StoreException;
import datajoint.store.StoredObject;
import java.io.IOException;
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

/** All objects below a folder, one folder in memory at a time. Links are not followed; what vanishes is left out. */
record FileTree(Root root) {
    Stream<StoredObject> objects(Path folder) {
        return entries(folder).stream().flatMap(this::below);
    }

    private Stream<StoredObject> below(Path entry) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isDirectory()) {
                return objects(entry);
            }
            return attributes.isRegularFile() && !isUnfinished(entry)
                    ? Stream.of(FileStorage.object(root.pathOf(entry), attributes))
                    : Stream.empty();
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
        } catch (IOException e) {
            throw failure(folder, e);
        }
        return entries;
    }

    private static boolean isUnfinished(Path file) {
        return String.valueOf(file.getFileName()).endsWith(FileWriter.UNFINISHED);
    }

    private StoreException failure(Path where, IOException e) {
        return new StoreException(
                "Store '%s': %s could not be listed: %s.".formatted(root.store(), where, e),
                "Look at the rights of the folder.",
                e);
    }
}
