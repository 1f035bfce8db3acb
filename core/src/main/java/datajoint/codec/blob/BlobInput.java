package datajoint.codec.blob;

import datajoint.codec.CorruptBlobException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The bytes of a blob with a place in them. Nothing is allocated before its length is known to be there. */
final class BlobInput {
    private final ByteBuffer data;
    private final Dialect dialect;

    BlobInput(byte[] content, int from, Dialect dialect) {
        this.data = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).position(from);
        this.dialect = dialect;
    }

    int position() {
        return data.position();
    }

    int remaining() {
        return data.remaining();
    }

    int code() {
        return need(1, "a value").get() & 0xff;
    }

    int u16() {
        return need(2, "a length").getShort() & 0xffff;
    }

    int i32() {
        return need(4, "a number").getInt();
    }

    long i64() {
        return need(8, "a number").getLong();
    }

    double f64() {
        return need(8, "a number").getDouble();
    }

    /** A count or length as wide as the dialect has it. */
    long count(String what) {
        long count = dialect == Dialect.WIDE
                ? need(8, what).getLong()
                : need(4, what).getInt() & 0xffffffffL;
        if (count < 0) {
            throw corrupt("%s is %s".formatted(what, Long.toUnsignedString(count)));
        }
        return count;
    }

    /** How many bytes an element after its length takes at least. */
    int leastElement() {
        return dialect == Dialect.WIDE ? 9 : 5;
    }

    /** A count of things of which each takes at least so many bytes. */
    int count(String what, int bytesEach) {
        long count = count(what);
        if (count > Integer.MAX_VALUE || count > remaining() / bytesEach) {
            throw corrupt("%s is %d with %d bytes left".formatted(what, count, remaining()));
        }
        return (int) count;
    }

    byte[] bytes(long length, String what) {
        byte[] bytes = new byte[checked(length, what)];
        data.get(bytes);
        return bytes;
    }

    /** A view, not a copy. */
    ByteBuffer view(long length, String what) {
        int size = checked(length, what);
        ByteBuffer view = data.slice(data.position(), size);
        data.position(data.position() + size);
        return view;
    }

    String text(long length, String what) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(view(length, what))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new CorruptBlobException(
                    "At byte %d of the blob, %s is not UTF-8.".formatted(position(), what),
                    "Restore the row from a backup.",
                    e);
        }
    }

    /** Up to a zero byte. */
    String name() {
        int end = data.position();
        while (end < data.limit() && data.get(end) != 0) {
            end++;
        }
        if (end == data.limit()) {
            throw corrupt("a name does not end");
        }
        String name = text(end - data.position(), "a name");
        data.get();
        return name;
    }

    /** The input is at the place where an element that says its own length has to end. */
    void requireAt(long end, String what) {
        if (data.position() != end) {
            throw corrupt("%s ends at byte %d and should end at byte %d".formatted(what, data.position(), end));
        }
    }

    /** The end of an element of this length. */
    long end(long length, String what) {
        return (long) data.position() + checked(length, what);
    }

    CorruptBlobException corrupt(String problem) {
        return new CorruptBlobException(
                "At byte %d of the blob, %s.".formatted(data.position(), problem),
                "Restore the row from a backup; its bytes are cut or changed, or were never a blob.");
    }

    private int checked(long length, String what) {
        if (length < 0 || length > data.remaining()) {
            throw corrupt("%s has %d bytes and %d are left".formatted(what, length, data.remaining()));
        }
        return (int) length;
    }

    private ByteBuffer need(int bytes, String what) {
        checked(bytes, what);
        return data;
    }
}
