package datajoint.codec.array;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Turns the bytes of numbers round, in structures too. */
final class ByteSwap {
    private ByteSwap() {}

    static NdArray littleEndian(NdArray array) {
        DType type = array.dtype();
        ByteBuffer bytes = array.rowMajorBytes();
        ByteBuffer copy = ByteBuffer.allocate(bytes.remaining());
        copy.put(bytes.duplicate()).flip();
        for (int at = 0; at < copy.limit(); at += type.bytes()) {
            swap(type, copy, at);
        }
        return NdArray.rowMajor(type.littleEndian(), array.shape(), copy);
    }

    private static void swap(DType type, ByteBuffer bytes, int at) {
        for (DType.Field field : type.fields()) {
            for (int i = 0; i < field.bytes(); i += Math.max(1, field.type().bytes())) {
                swap(field.type(), bytes, at + field.offset() + i);
            }
        }
        if (type.order() == ByteOrder.BIG_ENDIAN) {
            int unit = unit(type);
            for (int i = 0; i < type.bytes(); i += unit) {
                reverse(bytes, at + i, unit);
            }
        }
    }

    /** A complex number is two numbers, a text many characters. */
    private static int unit(DType type) {
        return switch (type.kind()) {
            case COMPLEX -> type.bytes() / 2;
            case TEXT -> 4;
            default -> type.bytes();
        };
    }

    private static void reverse(ByteBuffer bytes, int at, int count) {
        for (int i = 0; i < count / 2; i++) {
            byte first = bytes.get(at + i);
            bytes.put(at + i, bytes.get(at + count - 1 - i));
            bytes.put(at + count - 1 - i, first);
        }
    }
}
