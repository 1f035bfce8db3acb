package datajoint.store;

import datajoint.model.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Objects by path, by one protocol. An object is there whole or not at all: nobody sees the beginning of one that is being
 * written. Safe for threads. Every method may throw {@link datajoint.model.StoreException}, after it has tried again what
 * is worth trying again.
 */
public interface Storage extends AutoCloseable {
    /** Writes an object, in place of the one that may be there, and makes sure that all bytes arrived. */
    void put(ObjectPath path, Content content);

    /** Writes an object unless there is one. @return false if there was one, which is left as it is */
    boolean putIfAbsent(ObjectPath path, Content content);

    /** What is known of an object; empty if there is none of this name, or only a folder. */
    Optional<StoredObject> find(ObjectPath path);

    /** True if objects lie below this path; where there are real folders, also for an empty one. */
    boolean isFolder(ObjectPath path);

    /** @throws MissingObjectException if there is no such object */
    InputStream read(ObjectPath path);

    /** A whole object in memory. @throws MissingObjectException if there is no such object */
    default byte[] readAll(ObjectPath path) {
        try (InputStream in = read(path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new StoreException(
                    "%s could not be read: %s.".formatted(url(path), e.getMessage()),
                    "See whether the store can be reached: dj stores check.",
                    e);
        }
    }

    /**
     * Reads a part without the rest; less if the object ends before.
     *
     * @param length at least 1
     */
    InputStream read(ObjectPath path, long from, long length);

    /** All objects below a folder at any depth, in no order; "" for the whole store. None if there is no such folder. */
    Stream<StoredObject> list(String folder);

    /** Removes an object; no error if there is none. Folders that become empty may go with it. */
    void delete(ObjectPath path);

    /** Gives an object another name, or the one it has, in place of what may be there. @throws MissingObjectException if it is not there */
    void move(ObjectPath from, ObjectPath to);

    /** Makes an object as young as if it had just been written; false if it is not there. */
    boolean touch(ObjectPath path);

    /** The object or folder as a local file, where the store lies on this machine; it must not be changed. */
    default Optional<Path> localFile(ObjectPath path) {
        return Optional.empty();
    }

    /**
     * A folder in which a program may write files that {@link #move} then gives their names, where the store lies on this
     * machine; made if it is not there.
     */
    default Optional<Path> localFolder(ObjectPath path) {
        return Optional.empty();
    }

    /**
     * Removes what killed programs left half written under names that no list shows.
     *
     * @param olderThan what changed later may still be in use
     */
    default Swept sweepUnfinished(Instant olderThan) {
        return Swept.NOTHING;
    }

    /** Where the object lies, for people and for other programs: {@code s3://bucket/location/path}. */
    String url(ObjectPath path);

    @Override
    void close();
}
