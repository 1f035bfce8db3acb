package datajoint.codec.npy;

import datajoint.codec.array.DType;
import datajoint.codec.array.NdArray;
import datajoint.model.CodecException;
import datajoint.model.DataException;
import datajoint.model.StoreException;
import datajoint.store.CorruptObjectException;
import datajoint.store.ObjectPath;
import datajoint.store.Store;
import datajoint.store.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An array that lies in a store. Type and shape are known from the row; the file is read at the first {@link #load}, or in
 * part by {@link #rows}. Safe for threads.
 */
public final class NpyRef {
    private static final int HEADER_GUESS = 256;

    private final Store store;
    private final ObjectPath path;
    private final String dtypeText;
    private final List<Integer> shape;
    private final String where;
    private @Nullable NdArray loaded;

    NpyRef(Store store, ObjectPath path, String dtypeText, List<Integer> shape, String where) {
        this.store = store;
        this.path = path;
        this.dtypeText = dtypeText;
        this.shape = List.copyOf(shape);
        this.where = where;
    }

    /** The name of the store. */
    public String store() {
        return store.name();
    }

    /** Where it lies in the store. */
    public String path() {
        return path.text();
    }

    public String url() {
        return store.storage().url(path);
    }

    public int[] shape() {
        return shape.stream().mapToInt(Integer::intValue).toArray();
    }

    public DType dtype() {
        return DType.parse(dtypeText);
    }

    public int dimensions() {
        return shape.size();
    }

    /** The number of elements. @throws CodecException if the row says more than a number can */
    public long size() {
        return product(1);
    }

    /** The bytes of all elements. @throws CodecException if the row says more than a number can */
    public long bytes() {
        return product(dtype().bytes());
    }

    private long product(long each) {
        try {
            return shape.contains(0)
                    ? 0
                    : shape.stream().mapToLong(Integer::longValue).reduce(each, Math::multiplyExact);
        } catch (ArithmeticException e) {
            throw new CodecException(
                    "%s: no array has the shape %s.".formatted(where, shape),
                    "Look at the row; another program wrote it.",
                    e);
        }
    }

    /** What the row holds: path, store, type and shape. */
    public Map<String, Object> metadata() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", path.text());
        json.put("store", store.name());
        json.put("dtype", dtypeText);
        json.put("shape", shape);
        return json;
    }

    public synchronized boolean isLoaded() {
        return loaded != null;
    }

    /**
     * The array, read once and kept.
     *
     * @throws datajoint.store.MissingObjectException if the file is gone
     * @throws CorruptObjectException if it holds another array than the row says
     */
    public synchronized NdArray load() {
        if (loaded == null) {
            loaded = checked(Npy.read(ByteBuffer.wrap(store.storage().readAll(path))));
        }
        return loaded;
    }

    /**
     * The array as a view of its file, which the system reads as it is used; empty if the store is not on this machine.
     * Nothing is kept, and the file cannot be changed through it.
     */
    public Optional<NdArray> map() {
        Optional<Path> file = store.storage().localFile(path);
        return file.map(local -> checked(Npy.map(local)));
    }

    /**
     * A part along the first dimension. Of a file with the last dimension closest, as numpy writes by default, only this
     * part is read, over the network too.
     *
     * @param to the first row that is left out
     */
    public NdArray rows(int from, int to) {
        if (shape.isEmpty() || from < 0 || to < from || to > shape.get(0)) {
            throw new DataException(
                    "Rows %d to %d are not in the shape %s.".formatted(from, to, shape),
                    "Count from 0; the last is the first that is left out.");
        }
        if (isLoaded()) {
            return load().slice(0, from, to);
        }
        NpyHeader header = header();
        if (header.columnMajor() && shape.size() > 1) {
            return load().slice(0, from, to);
        }
        List<Integer> part = new ArrayList<>(shape);
        part.set(0, to - from);
        NpyHeader slice = new NpyHeader(header.dtype(), header.columnMajor(), part, header.dataOffset());
        long row = to == from ? 0 : slice.dataBytes() / (to - from);
        byte[] bytes = slice.dataBytes() == 0 ? new byte[0] : read(header.dataOffset() + from * row, slice.dataBytes());
        return Npy.array(slice, part, ByteBuffer.wrap(bytes));
    }

    /**
     * Looks at the header and the size of the file; the elements are not read.
     *
     * @throws datajoint.store.MissingObjectException if the file is gone
     * @throws CorruptObjectException if it holds another array than the row says, or is cut
     */
    public void verify() {
        NpyHeader header = header();
        long expected = (long) header.dataOffset() + header.dataBytes();
        long found = store.storage().find(path).map(StoredObject::size).orElse(0L);
        if (found != expected) {
            throw new CorruptObjectException(
                    "Store '%s': %s has %d bytes, not the %d of its array.".formatted(store, path, found, expected),
                    "The file was cut or changed; bring it back from a backup.");
        }
    }

    /** The header, without the elements. */
    private NpyHeader header() {
        byte[] begin = readUpTo(0, HEADER_GUESS);
        int length = NpyHeader.length(ByteBuffer.wrap(begin));
        byte[] whole = length <= begin.length ? begin : read(0, length);
        NpyHeader header = NpyHeader.read(ByteBuffer.wrap(whole));
        requireSame(header.dtype(), header.shape());
        return header;
    }

    private byte[] read(long from, int length) {
        byte[] bytes = readUpTo(from, length);
        if (bytes.length < length) {
            throw new CorruptObjectException(
                    "Store '%s': %s ends %d bytes before its array does.".formatted(store, path, length - bytes.length),
                    "The file was cut; bring it back from a backup.");
        }
        return bytes;
    }

    private byte[] readUpTo(long from, int length) {
        try (InputStream in = store.storage().read(path, from, length)) {
            return in.readNBytes(length);
        } catch (IOException e) {
            throw new StoreException(
                    "Store '%s': %s could not be read: %s.".formatted(store, path, e.getMessage()),
                    "See whether the store can be reached: dj stores check %s.".formatted(store),
                    e);
        }
    }

    private NdArray checked(NdArray array) {
        requireSame(
                array.dtype(), java.util.Arrays.stream(array.shape()).boxed().toList());
        return array;
    }

    private void requireSame(DType type, List<Integer> found) {
        if (!type.equals(dtype()) || !found.equals(shape)) {
            throw new CorruptObjectException(
                    "%s: the row says %s with shape %s, but %s in store '%s' holds %s with shape %s."
                            .formatted(where, dtypeText, shape, path, store, type, found),
                    "The file was replaced; bring the right one back from a backup.");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NpyRef ref && store().equals(ref.store()) && path.equals(ref.path);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    /** {@code npy float32[3, 4] in main: _schema/...}. */
    @Override
    public String toString() {
        return "npy %s%s in %s: %s".formatted(dtypeText, shape, store, path);
    }
}
