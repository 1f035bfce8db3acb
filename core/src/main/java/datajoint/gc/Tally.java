package datajoint.gc;

import datajoint.store.StoredObject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many objects, and how large together.
 *
 * @param bytes of all of them
 */
public record Tally(long objects, long bytes) {
    public static final Tally NONE = new Tally(0, 0);

    static Tally of(Collection<StoredObject> objects) {
        return new Tally(
                objects.size(), objects.stream().mapToLong(StoredObject::size).sum());
    }

    public Tally plus(Tally other) {
        return new Tally(objects + other.objects, bytes + other.bytes);
    }

    Tally plus(StoredObject object) {
        return new Tally(objects + 1, bytes + object.size());
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("objects", objects);
        json.put("bytes", bytes);
        return json;
    }

    @Override
    public String toString() {
        return "%,d objects, %,d bytes".formatted(objects, bytes);
    }
}
