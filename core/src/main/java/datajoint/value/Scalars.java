package datajoint.value;

import datajoint.model.DataException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.UUID;

/** Truth values, uuids, bytes and text out of what callers give. */
final class Scalars {
    private Scalars() {}

    static boolean bool(Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        String text = value instanceof Number number ? number.toString() : text(value);
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "1", "true", "t", "yes", "1.0" -> true;
            case "0", "false", "f", "no", "0.0" -> false;
            default ->
                throw new DataException("'%s' is neither true nor false".formatted(value), "Give true or false.");
        };
    }

    static UUID uuid(Object value) {
        if (value instanceof UUID uuid) {
            return uuid;
        }
        if (value instanceof byte[] bytes && bytes.length == 16) {
            return Uuids.ofBytes(bytes);
        }
        try {
            String text = text(value).strip().replace("-", "");
            if (text.length() != 32) {
                throw new NumberFormatException(text);
            }
            return new UUID(Long.parseUnsignedLong(text, 0, 16, 16), Long.parseUnsignedLong(text, 16, 32, 16));
        } catch (NumberFormatException e) {
            throw new DataException("'%s' is not a uuid".formatted(value), "Give 32 hex digits, or a UUID.", e);
        }
    }

    static byte[] bytes(Object value) {
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return bytes;
        }
        throw new DataException(
                "a %s is not bytes".formatted(value.getClass().getSimpleName()), "Give a byte[] or a ByteBuffer.");
    }

    static String text(Object value) {
        if (value instanceof CharSequence
                || value instanceof Character
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof UUID
                || value instanceof Enum<?>) {
            return value.toString();
        }
        throw new DataException("a %s is not text".formatted(value.getClass().getSimpleName()), "Give a String.");
    }
}
