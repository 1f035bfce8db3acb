package datajoint.codec;

import datajoint.model.CoreType;

/** Turns values into what a column can hold, and back. Stateless and safe for threads. */
public interface Codec {
    /** The name in angle brackets, for example {@code blob} for {@code <blob>}. */
    String name();

    /** The core type of the column; an error if the codec has no such form ({@code <npy>} without a store). */
    CoreType storedAs(boolean inStore);

    Stored encode(Object value, CodecContext context);

    Object decode(Stored stored, CodecContext context);
}
