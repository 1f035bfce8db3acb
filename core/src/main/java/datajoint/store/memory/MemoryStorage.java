package datajoint.store.memory;

import datajoint.model.StoreException;
import datajoint.store.Content;
import datajoint.store.MissingObjectException;
import datajoint.store.ObjectPath;
import datajoint.store.Storage;
import datajoint.store.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** Objects in the memory of this program. */
final class MemoryStorage implements Storage {
    private final String store;
    private final String location;
    private final Clock clock;
    private final NavigableMap<ObjectPath, Held> objects = new ConcurrentSkipListMap<>();

    private record Held(byte[] content, Instant modified) {}

    MemoryStorage(String store, String location, Clock clock) {
        this.store = store;
        this.location = location;
        this.clock = clock;
    }

    @Override
    public void put(ObjectPath path, Content content) {
        objects.put(path, held(path, content));
    }

    @Override
    public boolean putIfAbsent(ObjectPath path, Content content) {
        return objects.putIfAbsent(path, held(path, content)) == null;
    }

    @Override
    public Optional<StoredObject> find(ObjectPath path) {
        return Optional.ofNullable(objects.get(path)).map(held -> object(path, held));
    }

    @Override
    public boolean isFolder(ObjectPath path) {
        return list(path.text()).anyMatch(object -> !object.path().equals(path));
    }

    @Override
    public InputStream read(ObjectPath path) {
        return new ByteArrayInputStream(held(path).content());
    }

    @Override
    public InputStream read(ObjectPath path, long from, long length) {
        byte[] content = held(path).content();
        int begin = (int) Math.min(from, content.length);
        return new ByteArrayInputStream(content, begin, (int) Math.min(length, content.length - begin));
    }

    @Override
    public Stream<StoredObject> list(String folder) {
        return objects.entrySet().stream()
                .filter(entry ->
                        entry.getKey().isIn(folder) && !entry.getKey().text().equals(folder))
                .map(entry -> object(entry.getKey(), entry.getValue()));
    }

    @Override
    public void delete(ObjectPath path) {
        objects.remove(path);
    }

    @Override
    public void move(ObjectPath from, ObjectPath to) {
        Held held = held(from);
        if (!from.equals(to)) {
            objects.put(to, held);
            objects.remove(from);
        }
    }

    @Override
    public boolean touch(ObjectPath path) {
        return objects.computeIfPresent(path, (same, held) -> new Held(held.content(), clock.instant())) != null;
    }

    @Override
    public String url(ObjectPath path) {
        return "memory://" + location + "/" + path;
    }

    @Override
    public void close() {
        // The objects stay for the next instance that opens this location.
    }

    private Held held(ObjectPath path) {
        Held held = objects.get(path);
        if (held == null) {
            throw new MissingObjectException(store, path);
        }
        return held;
    }

    private Held held(ObjectPath path, Content content) {
        try (InputStream in = content.open()) {
            byte[] bytes = in.readAllBytes();
            if (bytes.length != content.size()) {
                throw new IOException("%d bytes came, not %d".formatted(bytes.length, content.size()));
            }
            return new Held(bytes, clock.instant());
        } catch (IOException e) {
            throw new StoreException(
                    "Store '%s': %s could not be written: %s.".formatted(store, path, e.getMessage()),
                    "Look at where the content comes from.",
                    e);
        }
    }

    private static StoredObject object(ObjectPath path, Held held) {
        return new StoredObject(path, held.content().length, held.modified());
    }
}
