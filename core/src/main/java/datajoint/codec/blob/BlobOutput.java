package datajoint.codec.blob;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes that grow. */
final class BlobOutput {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] buffer = new byte[256];
    private int length;

    byte[] buffer() {
        return buffer;
    }

    int length() {
        return length;
    }

    void u8(int value) {
        reserve(1);
        buffer[length++] = (byte) value;
    }

    void i32(int value) {
        reserve(4);
        INT.set(buffer, length, value);
        length += 4;
    }

    void i64(long value) {
        reserve(8);
        LONG.set(buffer, length, value);
        length += 8;
    }

    void f64(double value) {
        i64(Double.doubleToRawLongBits(value));
    }

    void bytes(byte[] bytes) {
        reserve(bytes.length);
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
    }

    void bytes(ByteBuffer bytes) {
        int count = bytes.remaining();
        reserve(count);
        bytes.get(buffer, length, count);
        length += count;
    }

    /** Leaves room for the length of what follows. @return the place, for {@link #closeSized} */
    int openSized() {
        i64(0);
        return length;
    }

    void closeSized(int start) {
        LONG.set(buffer, start - 8, (long) (length - start));
    }

    private void reserve(int more) {
        if (buffer.length - length < more) {
            buffer = Arrays.copyOf(buffer, Math.max(length + more, (int)
                    Math.min(Integer.MAX_VALUE - 16L, 2L * buffer.length)));
        }
    }
}
