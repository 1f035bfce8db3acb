package datajoint.imglib2;

import datajoint.codec.array.DType;
import datajoint.model.DataException;
import java.nio.ByteBuffer;
import java.util.Map;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.nio.ByteBufferAccess;
import net.imglib2.img.basictypeaccess.nio.DoubleBufferAccess;
import net.imglib2.img.basictypeaccess.nio.FloatBufferAccess;
import net.imglib2.img.basictypeaccess.nio.IntBufferAccess;
import net.imglib2.img.basictypeaccess.nio.LongBufferAccess;
import net.imglib2.img.basictypeaccess.nio.ShortBufferAccess;
import net.imglib2.type.logic.NativeBoolType;
import net.imglib2.type.numeric.complex.ComplexDoubleType;
import net.imglib2.type.numeric.complex.ComplexFloatType;
import net.imglib2.type.numeric.integer.ByteType;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.integer.LongType;
import net.imglib2.type.numeric.integer.ShortType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedIntType;
import net.imglib2.type.numeric.integer.UnsignedLongType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.type.numeric.real.FloatType;

/** Which type of pixels stands for which type of elements. */
final class PixelTypes {
    private static final Map<Class<?>, DType> DTYPES = Map.ofEntries(
            Map.entry(NativeBoolType.class, DType.BOOL),
            Map.entry(ByteType.class, DType.INT8),
            Map.entry(ShortType.class, DType.INT16),
            Map.entry(IntType.class, DType.INT32),
            Map.entry(LongType.class, DType.INT64),
            Map.entry(UnsignedByteType.class, DType.UINT8),
            Map.entry(UnsignedShortType.class, DType.UINT16),
            Map.entry(UnsignedIntType.class, DType.UINT32),
            Map.entry(UnsignedLongType.class, DType.UINT64),
            Map.entry(FloatType.class, DType.FLOAT32),
            Map.entry(DoubleType.class, DType.FLOAT64),
            Map.entry(ComplexFloatType.class, DType.COMPLEX64),
            Map.entry(ComplexDoubleType.class, DType.COMPLEX128));

    private PixelTypes() {}

    static DType dtype(Object type) {
        DType dtype = DTYPES.get(type.getClass());
        if (dtype == null) {
            throw new DataException(
                    "numpy has no elements like %s.".formatted(type.getClass().getSimpleName()),
                    "Convert the image to FloatType, UnsignedShortType or another plain type first.");
        }
        return dtype;
    }

    /** @param data in its own order of bytes */
    static ArrayImg<?, ?> image(DType dtype, ByteBuffer data, long[] dimensions) {
        return switch (dtype.code().substring(1)) {
            case "b1" -> ArrayImgs.booleans(booleans(data), dimensions);
            case "i1" -> ArrayImgs.bytes(new ByteBufferAccess(data, true), dimensions);
            case "u1" -> ArrayImgs.unsignedBytes(new ByteBufferAccess(data, true), dimensions);
            case "i2" -> ArrayImgs.shorts(new ShortBufferAccess(data.asShortBuffer(), true), dimensions);
            case "u2" -> ArrayImgs.unsignedShorts(new ShortBufferAccess(data.asShortBuffer(), true), dimensions);
            case "i4" -> ArrayImgs.ints(new IntBufferAccess(data.asIntBuffer(), true), dimensions);
            case "u4" -> ArrayImgs.unsignedInts(new IntBufferAccess(data.asIntBuffer(), true), dimensions);
            case "i8" -> ArrayImgs.longs(new LongBufferAccess(data.asLongBuffer(), true), dimensions);
            case "u8" -> ArrayImgs.unsignedLongs(new LongBufferAccess(data.asLongBuffer(), true), dimensions);
            case "f4" -> ArrayImgs.floats(new FloatBufferAccess(data.asFloatBuffer(), true), dimensions);
            case "f8" -> ArrayImgs.doubles(new DoubleBufferAccess(data.asDoubleBuffer(), true), dimensions);
            case "c8" -> ArrayImgs.complexFloats(new FloatBufferAccess(data.asFloatBuffer(), true), dimensions);
            default -> ArrayImgs.complexDoubles(new DoubleBufferAccess(data.asDoubleBuffer(), true), dimensions);
        };
    }

    /** ImgLib2 has no truth values over bytes; these are copied. */
    private static boolean[] booleans(ByteBuffer data) {
        boolean[] values = new boolean[data.remaining()];
        for (int i = 0; i < values.length; i++) {
            values[i] = data.get(data.position() + i) != 0;
        }
        return values;
    }
}
