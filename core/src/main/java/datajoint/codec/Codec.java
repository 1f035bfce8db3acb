package datajoint.codec;

import datajoint.store.ObjectReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Turns values into what a column can hold, and back. Stateless and safe for threads. One of your own goes to the builder
 * of {@code DataJoint}, or into {@code META-INF/services/datajoint.codec.Codec}.
 */
public interface Codec {
    /** The name in angle brackets, for example {@code blob} for {@code <blob>}; small letters, digits, underscores. */
    String name();

    /**
     * What {@link #encode} gives and {@link #decode} takes.
     *
     * @throws datajoint.model.CodecException if the codec has no such form ({@code <npy>} without a store)
     */
    StoredAs storedAs(boolean inStore);

    /**
     * Refuses a value before anything of its row is written.
     *
     * @throws datajoint.model.CodecException that says what is wrong with it
     */
    default void validate(Object value, CodecContext context) {}

    /** @return bytes, a {@code Map} for JSON, or what fits the core type; never null */
    Object encode(Object value, CodecContext context);

    Object decode(Object stored, CodecContext context);

    /** The objects in stores that a stored value needs, which garbage collection spares: by default its {@code path}. */
    default List<ObjectReference> references(Object stored) {
        if (!(stored instanceof Map<?, ?> json) || !(json.get("path") instanceof String path)) {
            return List.of();
        }
        return List.of(new ObjectReference(
                Optional.ofNullable(json.get("store")).map(String::valueOf).filter(name -> !name.isEmpty()),
                path,
                json.get("size") instanceof Number size ? OptionalLong.of(size.longValue()) : OptionalLong.empty(),
                Optional.ofNullable(json.get("hash")).map(String::valueOf),
                Boolean.TRUE.equals(json.get("is_dir"))));
    }
}
