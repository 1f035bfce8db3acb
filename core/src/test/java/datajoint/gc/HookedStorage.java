package datajoint.gc;

import datajoint.settings.StoreSpec;
import datajoint.store.Content;
import datajoint.store.ObjectPath;
import datajoint.store.Storage;
import datajoint.store.StorageProvider;
import datajoint.store.StoredObject;
import datajoint.store.Swept;
import datajoint.store.file.FileStorageProvider;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** A folder, in which a test can have something happen in the middle of a collection. Protocol {@code hooked}. */
final class HookedStorage implements StorageProvider {
    private static final Runnable NOTHING = () -> {};

    private final AtomicReference<Runnable> beforeMark = new AtomicReference<>(NOTHING);
    private final AtomicReference<Runnable> beforeMove = new AtomicReference<>(NOTHING);
    private final AtomicReference<Runnable> beforeEachMove = new AtomicReference<>(NOTHING);

    /** Each time that an object is about to move, on the thread that moves it. */
    void beforeEachMove(Runnable action) {
        beforeEachMove.set(action);
    }

    /** Once, when the sections have been listed and no row has been read. */
    void beforeMark(Runnable action) {
        beforeMark.set(action);
    }

    /** Once, when garbage is known and the first object is about to move. */
    void beforeMove(Runnable action) {
        beforeMove.set(action);
    }

    @Override
    public String protocol() {
        return "hooked";
    }

    @Override
    public Storage open(StoreSpec spec) {
        return new Hooked(new FileStorageProvider().open(spec));
    }

    private final class Hooked implements Storage {
        private final Storage inner;

        Hooked(Storage inner) {
            this.inner = inner;
        }

        @Override
        public void put(ObjectPath path, Content content) {
            inner.put(path, content);
        }

        @Override
        public boolean putIfAbsent(ObjectPath path, Content content) {
            return inner.putIfAbsent(path, content);
        }

        @Override
        public Optional<StoredObject> find(ObjectPath path) {
            return inner.find(path);
        }

        @Override
        public boolean isFolder(ObjectPath path) {
            return inner.isFolder(path);
        }

        @Override
        public InputStream read(ObjectPath path) {
            return inner.read(path);
        }

        @Override
        public InputStream read(ObjectPath path, long from, long length) {
            return inner.read(path, from, length);
        }

        @Override
        public Stream<StoredObject> list(String folder) {
            List<StoredObject> objects = inner.list(folder).toList();
            if (folder.equals("_staging")) {
                beforeMark.getAndSet(NOTHING).run();
            }
            return objects.stream();
        }

        @Override
        public void delete(ObjectPath path) {
            inner.delete(path);
        }

        @Override
        public void move(ObjectPath from, ObjectPath to) {
            beforeMove.getAndSet(NOTHING).run();
            beforeEachMove.get().run();
            inner.move(from, to);
        }

        @Override
        public boolean touch(ObjectPath path) {
            return inner.touch(path);
        }

        @Override
        public Swept sweepUnfinished(Instant olderThan) {
            return inner.sweepUnfinished(olderThan);
        }

        @Override
        public String url(ObjectPath path) {
            return inner.url(path);
        }

        @Override
        public void close() {
            inner.close();
        }
    }
}
