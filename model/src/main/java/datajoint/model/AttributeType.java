package datajoint.model;

import java.util.Optional;

/** What an attribute holds, in the words of the definition. */
public sealed interface AttributeType {
    /** The type as it was written, blanks included: it is stored in the column comment and shared with Python. */
    String text();

    /** A portable type, such as {@code int32} or {@code varchar(32)}. */
    record Core(CoreType type, String text) implements AttributeType {}

    /** A type of one backend, passed on as written, such as {@code mediumtext} or {@code int unsigned}. */
    record Native(String text) implements AttributeType {}

    /** A codec: {@code <blob>} in the table, {@code <npy@>} in the default store, {@code <npy@raw>} in a named one. */
    record Coded(String codec, boolean inStore, Optional<String> store, String text) implements AttributeType {}
}
