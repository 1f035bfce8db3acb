package datajoint.codec;

import datajoint.model.CoreType;

/** What a codec makes of values: those of a core type, which the column holds, or those that another codec takes on. */
public sealed interface StoredAs {
    /** Bytes in the table. */
    StoredAs BYTES = new Column(CoreType.Simple.BYTES);

    /** A JSON object in the table, a {@code Map} to the codec. */
    StoredAs JSON = new Column(CoreType.Simple.JSON);

    /** A column of a core type. */
    record Column(CoreType type) implements StoredAs {}

    /** What the codec of this name takes, in the same store: {@code hash} for {@code <hash@>}. */
    record Through(String codec) implements StoredAs {}
}
