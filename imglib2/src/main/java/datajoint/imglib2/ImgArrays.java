package datajoint.imglib2;

import datajoint.codec.array.DType;
import datajoint.codec.array.NdArray;
import datajoint.model.DataException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import net.imglib2.Dimensions;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgFactory;
import net.imglib2.img.basictypeaccess.array.ArrayDataAccess;
import net.imglib2.type.NativeType;
import net.imglib2.util.ImgUtil;
import net.imglib2.view.Views;

/**
 * Arrays as images and back. ImgLib2 counts dimensions the other way round: {@code [z, y, x]} of numpy is an image of {@code
 * (x, y, z)}, so that pixels that lie next to each other stay so.
 */
public final class ImgArrays {
    private ImgArrays() {}

    /**
     * An image of the elements of an array: a view where they lie in row-major or column-major order, else of a copy. Writing
     * into it changes the array, or fails if that lies in a file.
     *
     * @param type of the pixels, such as {@code new UnsignedShortType()} for {@code uint16}
     * @throws DataException if the array has elements of another type
     */
    public static <T extends NativeType<T>> RandomAccessibleInterval<T> image(NdArray array, T type) {
        DType dtype = PixelTypes.dtype(type);
        if (!array.dtype().littleEndian().equals(dtype)) {
            throw new DataException(
                    "Elements of %s are no %s."
                            .formatted(array.dtype(), type.getClass().getSimpleName()),
                    "Ask for the type that fits, or convert: array.as(DType.parse(\"%s\")).".formatted(dtype));
        }
        boolean columns = array.isColumnMajor() && !array.isRowMajor();
        ByteBuffer data = columns ? array.columnMajorBytes() : array.rowMajorBytes();
        int[] shape = columns ? array.shape() : reversed(array.shape());
        long[] dimensions = Arrays.stream(shape).asLongStream().toArray();
        @SuppressWarnings("unchecked") // the type of the pixels is that of the elements, as compared above
        RandomAccessibleInterval<T> image = (RandomAccessibleInterval<T>) PixelTypes.image(dtype, data, dimensions);
        return columns ? reversed(image) : image;
    }

    /** A copy of the pixels of an image, the last dimension first. @throws DataException if numpy has no such pixels */
    public static <T extends NativeType<T>> NdArray array(RandomAccessibleInterval<T> image) {
        ArrayImg<T, ?> plain = plain(image);
        Object storage = ((ArrayDataAccess<?>) plain.update(null)).getCurrentStorageArray();
        DType dtype = PixelTypes.dtype(plain.firstElement());
        return NdArray.rowMajor(dtype, shape(plain), NdArray.of(storage).rowMajorBytes());
    }

    /** The image itself if its pixels are a Java array, else a copy that is. */
    private static <T extends NativeType<T>> ArrayImg<T, ?> plain(RandomAccessibleInterval<T> image) {
        if (image instanceof ArrayImg<T, ?> img
                && img.update(null) instanceof ArrayDataAccess<?> access
                && access.getCurrentStorageArray().getClass().isArray()) {
            return img;
        }
        T type = image.getType();
        PixelTypes.dtype(type);
        ArrayImg<T, ?> copy = new ArrayImgFactory<>(type).create(image);
        ImgUtil.copy(Views.zeroMin(image), copy);
        return copy;
    }

    private static int[] shape(Dimensions image) {
        int[] dimensions = Arrays.stream(image.dimensionsAsLongArray())
                .mapToInt(Math::toIntExact)
                .toArray();
        return reversed(dimensions);
    }

    private static <T> RandomAccessibleInterval<T> reversed(RandomAccessibleInterval<T> image) {
        RandomAccessibleInterval<T> turned = image;
        int last = image.numDimensions() - 1;
        for (int i = 0; i < image.numDimensions() / 2; i++) {
            turned = Views.permute(turned, i, last - i);
        }
        return turned;
    }

    private static int[] reversed(int[] numbers) {
        int[] turned = new int[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            turned[i] = numbers[numbers.length - 1 - i];
        }
        return turned;
    }
}
