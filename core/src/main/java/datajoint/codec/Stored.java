package datajoint.codec;

/** What a codec leaves in the column. Not compared: {@code Bytes} holds an array. */
public sealed interface Stored {
    /** For a column of type {@code bytes}. */
    record Bytes(byte[] content) implements Stored {}

    /** For a column of type {@code json}. */
    record Json(String text) implements Stored {}
}
