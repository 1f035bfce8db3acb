package datajoint.value;

import java.nio.ByteBuffer;
import java.util.UUID;

/** A uuid as 16 bytes in network order: how MySQL columns hold it. */
public final class Uuids {
    private Uuids() {}

    public static byte[] toBytes(UUID uuid) {
        return ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    public static UUID ofBytes(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
