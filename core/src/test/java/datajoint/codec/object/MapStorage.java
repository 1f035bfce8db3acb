package datajoint.codec.object;

import datajoint.model.StoreException;
import datajoint.store.Content;
import datajoint.store.MissingObjectException;
import datajoint.store.ObjectPath;
import datajoint.store.Storage;
import datajoint.store.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Objects in a map: a store that lies on no disk, and fails when a test tells it to. */
final class MapStorage implements Storage {
    private final Map<String, Entry> objects = new ConcurrentSkipListMap<>();
    private final AtomicLong clock = new AtomicLong();
    private volatile String failing = "none";

    private record Entry(byte[] bytes, Instant modified) {}

    /** From now on no object whose path contains this text can be written. */
    void failOn(String part) {
        failing = part;
    }

    /** Brings an object of any name there, also of one that nobody could write. */
    void plant(String path, byte[] bytes) {
        objects.put(path, new Entry(bytes, Instant.ofEpochSecond(clock.incrementAndGet())));
    }

    java.util.List<String> paths() {
        return java.util.List.copyOf(objects.keySet());
    }

    @Override
    public void put(ObjectPath path, Content content) {
        if (path.text().contains(failing)) {
            throw new StoreException("The store is full.", "Make room.");
        }
        try (InputStream in = content.open()) {
            plant(path.text(), in.readAllBytes());
        } catch (IOException e) {
            throw new StoreException("The content could not be read.", "See the cause.", e);
        }
    }

    @Override
    public boolean putIfAbsent(ObjectPath path, Content content) {
        if (objects.containsKey(path.text())) {
            return false;
        }
        put(path, content);
        return true;
    }

    @Override
    public Optional<StoredObject> find(ObjectPath path) {
        return Optional.ofNullable(objects.get(path.text()))
                .map(entry -> new StoredObject(path, entry.bytes().length, entry.modified()));
    }

    @Override
    public boolean isFolder(ObjectPath path) {
        return objects.keySet().stream().anyMatch(name -> name.startsWith(path.text() + "/"));
    }

    @Override
    public InputStream read(ObjectPath path) {
        return read(path, 0, Integer.MAX_VALUE);
    }

    @Override
    public InputStream read(ObjectPath path, long from, long length) {
        Entry entry = objects.get(path.text());
        if (entry == null) {
            throw new MissingObjectException("map", path);
        }
        int begin = (int) Math.min(from, entry.bytes().length);
        return new ByteArrayInputStream(entry.bytes(), begin, (int) length);
    }

    @Override
    public Stream<StoredObject> list(String folder) {
        return objects.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(folder + "/"))
                .map(entry -> new StoredObject(
                        ObjectPath.of(entry.getKey()),
                        entry.getValue().bytes().length,
                        entry.getValue().modified()));
    }

    @Override
    public void delete(ObjectPath path) {
        objects.remove(path.text());
    }

    @Override
    public void move(ObjectPath from, ObjectPath to) {
        Entry entry = objects.remove(from.text());
        if (entry == null) {
            throw new MissingObjectException("map", from);
        }
        objects.put(to.text(), entry);
    }

    @Override
    public boolean touch(ObjectPath path) {
        return objects.containsKey(path.text());
    }

    @Override
    public String url(ObjectPath path) {
        return "map:" + path;
    }

    @Override
    public void close() {
        // It is a map.
    }
}
