package datajoint.codec.object;

import datajoint.model.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A folder on this machine with all that lies in it. */
public final class LocalTree {
    private final Path root;
    private final Links links;
    private final List<LocalFile> files = new ArrayList<>();

    /**
     * One of its files.
     *
     * @param path below the folder, joined with {@code /}
     */
    record LocalFile(String path, Path file) {}

    private LocalTree(Path root, Links links) {
        this.root = root;
        this.links = links;
    }

    private enum Links {
        FOLLOW,
        REFUSE
    }

    /**
     * All files, hidden ones too, by name. Links are followed as long as they stay inside.
     *
     * @throws StoreException for a link that leads out, is broken or goes round, and for what is no file
     */
    static List<LocalFile> files(Path folder) throws IOException {
        return new LocalTree(folder.toRealPath(), Links.FOLLOW).all();
    }

    /** The same, where files are to be moved and not copied, which links do not survive. */
    static List<LocalFile> filesWithoutLinks(Path folder) throws IOException {
        return new LocalTree(folder.toRealPath(), Links.REFUSE).all();
    }

    private List<LocalFile> all() throws IOException {
        walk(root, "", new LinkedHashSet<>());
        files.sort(Comparator.comparing(LocalFile::path));
        return files;
    }

    /** Removes a file or a folder with all that lies in it; no error if there is none. Links are removed, not followed. */
    public static void delete(Path path) {
        try {
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                for (Path child : children(path)) {
                    delete(child);
                }
            }
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new StoreException(
                    "%s could not be removed: %s.".formatted(path, e), "Remove it by hand; nothing needs it.", e);
        }
    }

    private void walk(Path folder, String prefix, Set<Path> above) throws IOException {
        Path real = folder.toRealPath();
        if (!above.add(real)) {
            throw refused(folder, "is a link to a folder that it lies in");
        }
        for (Path child : children(folder)) {
            String path = prefix + child.getFileName();
            if (Files.isSymbolicLink(child)) {
                requireInside(child);
            }
            if (Files.isDirectory(child)) {
                walk(child, path + "/", above);
            } else if (Files.isRegularFile(child)) {
                files.add(new LocalFile(path, child));
            } else {
                throw refused(child, "is neither a file nor a folder");
            }
        }
        above.remove(real);
    }

    private void requireInside(Path link) throws IOException {
        if (links == Links.REFUSE) {
            throw refused(link, "is a link");
        }
        if (!Files.exists(link)) {
            throw refused(link, "is a link to nothing");
        }
        if (!link.toRealPath().startsWith(root)) {
            throw refused(link, "is a link that leads out of the folder");
        }
    }

    private StoreException refused(Path path, String problem) {
        return new StoreException(
                "%s %s and cannot be stored with %s.".formatted(path, problem, root),
                "Put the content in its place, or take it out of the folder.");
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList();
        }
    }
}
