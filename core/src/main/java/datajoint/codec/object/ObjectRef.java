package datajoint.codec.object;

import datajoint.model.StoreException;
import datajoint.store.MissingObjectException;
import datajoint.store.ObjectPath;
import datajoint.store.Storage;
import datajoint.store.Store;
import datajoint.store.StoredObject;
import datajoint.store.Stores;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file or folder in a store, as a row refers to it. What the row tells ({@link #path}, {@link #size}, ...) costs nothing;
 * every other method asks the store, each time. Two references to the same object are equal. Safe for threads.
 *
 * <p>A method that reads throws {@link MissingObjectException} where nothing is, and {@link StoreException} for a path that
 * leads out of the store, as Python lets people write into rows.
 */
public final class ObjectRef {
    private static final long MOST_BYTES = Integer.MAX_VALUE - 8;

    private final ObjectMetadata metadata;
    private final Stores stores;

    private ObjectRef(ObjectMetadata metadata, Stores stores) {
        this.metadata = metadata;
        this.stores = stores;
    }

    static ObjectRef of(ObjectMetadata metadata, Stores stores) {
        return new ObjectRef(metadata, stores);
    }

    /** From the root of the store, as the row has it. */
    public String path() {
        return metadata.path();
    }

    /** The name of the store; the default one's where the row does not say. */
    public String store() {
        return metadata.store().orElseGet(() -> place().name());
    }

    /** In bytes, of a folder of all its files, where the row tells it: when the object was stored. */
    public OptionalLong size() {
        return metadata.size();
    }

    /** The end of the name, as it was given when the object was stored: {@code .tif}, or {@code tif}. */
    public Optional<String> extension() {
        return metadata.extension();
    }

    public boolean isFolder() {
        return metadata.isFolder();
    }

    /** How many files the folder had when it was stored, where the row tells it. */
    public OptionalLong itemCount() {
        return metadata.itemCount();
    }

    /** When the object was stored, where the row tells it. */
    public Optional<Instant> timestamp() {
        return metadata.timestamp();
    }

    /** All that the row has, with what this version does not know. */
    public Map<String, @Nullable Object> metadata() {
        return metadata.json();
    }

    /** True if the file, or anything of the folder, is there. */
    public boolean exists() {
        return isFolder()
                ? storage().isFolder(objectPath())
                        || storage().find(manifestPath()).isPresent()
                : storage().find(objectPath()).isPresent() || storage().isFolder(objectPath());
    }

    /** The content of the file, from the beginning. */
    public InputStream open() {
        return storage().read(filePath());
    }

    /** The content of a file in the folder, by its path there, as {@link #walk} gives it. */
    public InputStream open(String below) {
        return storage().read(below(below));
    }

    /** The whole file. @throws StoreException if it is larger than an array can be, about 2 GB */
    public byte[] read() {
        return readAll(filePath());
    }

    /** A whole file in the folder. */
    public byte[] read(String below) {
        return readAll(below(below));
    }

    /** A part of the file from this byte on, counted from 0, without the rest; shorter if the file ends before. */
    public byte[] readRange(long from, int length) {
        if (from < 0 || length < 0) {
            throw new StoreException("%d bytes from %d cannot be read.".formatted(length, from), "Both count from 0.");
        }
        if (length == 0) {
            return new byte[0];
        }
        try (InputStream part = storage().read(filePath(), from, length)) {
            return part.readNBytes(length);
        } catch (IOException e) {
            throw new StoreException("%s could not be read: %s.".formatted(url(), e), "See dj stores check.", e);
        }
    }

    /** The names of the files and folders that lie right in this folder. */
    public List<String> list() {
        return names(files(folderPath()));
    }

    /** The names of the files and folders in a folder of this folder; none if there is no such folder. */
    public List<String> list(String below) {
        return names(files(below(below)));
    }

    /** All files of the folder, at any depth, by name. */
    public List<ObjectFile> walk() {
        return files(folderPath());
    }

    /** What a folder had when it was stored; none for a file, and for folders that came without. */
    public Optional<Manifest> manifest() {
        return isFolder() && storage().find(manifestPath()).isPresent()
                ? Optional.of(Manifest.parse(manifestPath(), storage().readAll(manifestPath())))
                : Optional.empty();
    }

    /** Compares the object with what the row and the manifest say; a file that has a hash is read. */
    public Verification verify() {
        List<ObjectFile> files = isFolder() ? walk() : List.of();
        return new Verifier(place(), objectPath(), metadata).verify(manifest(), files);
    }

    /** Copies the object to this path, which must be free: what a folder is copied to is that folder, not one around it. */
    public Path download(Path target) {
        return download(target, Existing.REFUSE);
    }

    /** @return the absolute path of the copy */
    public Path download(Path target, Existing existing) {
        Download download = new Download(place(), objectPath(), target, existing);
        return isFolder()
                ? download.folder(walkPresent(), stores.workers())
                : download.file(find(filePath()).size());
    }

    /** Where the file or folder lies on this machine, if the store does; it must not be changed. */
    public Optional<Path> localPath() {
        return storage().localFile(objectPath());
    }

    /**
     * The file or folder on this machine, for libraries that want a path, such as those for HDF5 and Zarr: where the store
     * has it, or else a copy in the cache, which is verified, made once, and made anew when the object changes.
     *
     * @param cache a folder of the caller's, made if it is not there; whoever owns it cleans it
     */
    public Path localCopy(Path cache) {
        Optional<Path> local = localPath();
        if (local.isPresent()) {
            requireThere();
            return local.get();
        }
        verify().requireWhole();
        return new LocalCopies(cache, place(), stores.workers()).of(objectPath(), isFolder());
    }

    /** For people and other programs: {@code s3://bucket/location/path}. */
    public String url() {
        return storage().url(objectPath());
    }

    /** What goes into another row for the same object: with the store's name and a size, without which Python fails. */
    ObjectMetadata complete() {
        OptionalLong known = metadata.size();
        long size = known.isPresent()
                ? known.getAsLong()
                : isFolder()
                        ? walk().stream().mapToLong(ObjectFile::size).sum()
                        : find(filePath()).size();
        return metadata.with(Map.of("store", store(), "size", size, "is_dir", isFolder()));
    }

    /** True if the object is one of this store, whoever fetched the reference. */
    boolean isIn(Store other) {
        return place().spec().equals(other.spec());
    }

    private void requireThere() {
        if (!exists()) {
            throw new MissingObjectException(store(), objectPath());
        }
    }

    private List<ObjectFile> walkPresent() {
        requireThere();
        return walk();
    }

    private StoredObject find(ObjectPath path) {
        return storage().find(path).orElseThrow(() -> new MissingObjectException(store(), path));
    }

    private byte[] readAll(ObjectPath path) {
        long size = find(path).size();
        if (size > MOST_BYTES) {
            throw new StoreException(
                    "%s has %d bytes, more than an array can hold."
                            .formatted(storage().url(path), size),
                    "Use open(), readRange() or download().");
        }
        return storage().readAll(path);
    }

    private List<ObjectFile> files(ObjectPath folder) {
        int start = folder.text().length() + 1;
        try (Stream<StoredObject> all = storage().list(folder.text())) {
            return all.filter(file -> file.path().text().length() > start)
                    .map(file -> new ObjectFile(file.path().text().substring(start), file.size()))
                    .sorted(Comparator.comparing(ObjectFile::path))
                    .toList();
        } catch (UncheckedIOException e) {
            throw new StoreException("%s could not be listed: %s.".formatted(url(), e), "See dj stores check.", e);
        }
    }

    private static List<String> names(List<ObjectFile> files) {
        return files.stream()
                .map(file -> file.path().split("/", 2)[0])
                .distinct()
                .toList();
    }

    private ObjectPath filePath() {
        if (isFolder()) {
            throw new StoreException("%s is a folder.".formatted(path()), "Name a file in it; walk() lists them.");
        }
        return objectPath();
    }

    private ObjectPath folderPath() {
        if (!isFolder()) {
            throw new StoreException("%s is a file.".formatted(path()), "Use read(), open() or download().");
        }
        return objectPath();
    }

    private ObjectPath below(String path) {
        return folderPath().resolve(StoredPath.of(path).text());
    }

    private ObjectPath manifestPath() {
        return Manifest.pathOf(objectPath());
    }

    private ObjectPath objectPath() {
        return StoredPath.of(path());
    }

    private Storage storage() {
        return place().storage();
    }

    private Store place() {
        return stores.store(metadata.store());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ObjectRef reference
                && path().equals(reference.path())
                && (metadata.store().equals(reference.metadata.store()) || store().equals(reference.store()));
    }

    @Override
    public int hashCode() {
        return path().hashCode();
    }

    @Override
    public String toString() {
        String where = metadata.store().map(name -> name + ":").orElse("") + path();
        String size = size().isPresent() ? ", %d bytes".formatted(size().getAsLong()) : "";
        String files =
                itemCount().isPresent() ? ", %d files".formatted(itemCount().getAsLong()) : "";
        return (isFolder() ? "folder " : "file ") + where + size + files;
    }
}
