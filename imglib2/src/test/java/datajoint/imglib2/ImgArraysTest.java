package datajoint.imglib2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.codec.array.DType;
import datajoint.codec.array.NdArray;
import datajoint.model.DataException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.NativeType;
import net.imglib2.type.logic.BitType;
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
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImgArraysTest {
    private static final NdArray NUMBERS =
            NdArray.of(IntStream.range(0, 24).toArray()).reshape(2, 3, 4);

    static Stream<NativeType<?>> types() {
        return Stream.of(
                new ByteType(),
                new ShortType(),
                new IntType(),
                new LongType(),
                new UnsignedByteType(),
                new UnsignedShortType(),
                new UnsignedIntType(),
                new UnsignedLongType(),
                new FloatType(),
                new DoubleType(),
                new ComplexFloatType(),
                new ComplexDoubleType());
    }

    @ParameterizedTest
    @MethodSource("types")
    <T extends NativeType<T>> void everyTypeComesBackAsItWas(T type) {
        NdArray array = NUMBERS.as(PixelTypes.dtype(type));

        RandomAccessibleInterval<T> image = ImgArrays.image(array, type);

        assertThat(image.dimensionsAsLongArray()).containsExactly(4, 3, 2);
        assertThat(image.getType()).isInstanceOf(type.getClass());
        assertThat(ImgArrays.array(image)).isEqualTo(array);
    }

    @Test
    void theLastIndexOfTheArrayIsTheFirstOfTheImage() {
        RandomAccessibleInterval<IntType> image = ImgArrays.image(NUMBERS, new IntType());

        assertThat(image.getAt(3, 2, 1).get()).isEqualTo(NUMBERS.at(1, 2, 3)).isEqualTo(23);
        assertThat(image.getAt(1, 0, 0).get()).isEqualTo(1);
    }

    @Test
    void anImageIsAViewInEitherOrder() {
        NdArray array = NUMBERS.as(DType.FLOAT32);
        ImgArrays.image(array, new FloatType()).getAt(0, 0, 1).set(-1);
        RandomAccessibleInterval<FloatType> turned = ImgArrays.image(array.transpose(), new FloatType());
        turned.getAt(1, 0, 0).set(-2);

        assertThat(turned.dimensionsAsLongArray()).containsExactly(2, 3, 4);
        assertThat(array.doubleAt(1, 0, 0)).isEqualTo(-2);
        assertThat(ImgArrays.array(turned)).isEqualTo(array.transpose());
    }

    @Test
    void slicesAndTheOtherByteOrderAreRead() {
        NdArray slice = NUMBERS.slice(2, 3, -1, -2).as(DType.INT32);
        NdArray swapped = NUMBERS.as(DType.INT32.bigEndian());

        assertThat(ImgArrays.array(ImgArrays.image(slice, new IntType()))).isEqualTo(slice);
        assertThat(ImgArrays.array(ImgArrays.image(NUMBERS.slice(0, 1, 2), new IntType())))
                .isEqualTo(NUMBERS.slice(0, 1, 2));
        assertThat(ImgArrays.array(ImgArrays.image(swapped, new IntType()))).isEqualTo(NUMBERS);
    }

    @Test
    void truthValuesAreCopied() {
        NdArray mask = NdArray.of(new boolean[][] {{true, false}, {false, false}});

        assertThat(ImgArrays.array(ImgArrays.image(mask, new NativeBoolType()))).isEqualTo(mask);
    }

    @Test
    void partsOfImagesAreCopied() {
        var image = ArrayImgs.unsignedShorts(new short[] {0, 1, 2, 3, 4, 5}, 3, 2);

        assertThat(ImgArrays.array(Views.interval(image, new long[] {1, 0}, new long[] {2, 1})))
                .isEqualTo(NdArray.of(new int[][] {{1, 2}, {4, 5}}).as(DType.UINT16));
        assertThat(ImgArrays.array(image))
                .isEqualTo(NdArray.of(new int[][] {{0, 1, 2}, {3, 4, 5}}).as(DType.UINT16));
    }

    @Test
    void otherTypesAreRefused() {
        assertThatThrownBy(() -> ImgArrays.image(NUMBERS, new FloatType()))
                .isInstanceOf(DataException.class)
                .hasMessage("Elements of int32 are no FloatType. Ask for the type that fits, or convert:"
                        + " array.as(DType.parse(\"float32\")).");
        assertThatThrownBy(() -> ImgArrays.array(ArrayImgs.bits(4, 4)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(BitType.class.getSimpleName());
    }
}
