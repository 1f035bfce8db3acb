package datajoint.codec.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.codec.array.DType;
import datajoint.codec.array.NdArray;
import datajoint.model.DataException;
import java.awt.image.BufferedImage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImagesTest {
    @Test
    void greyPicturesComeBackAsTheyWere() {
        NdArray bytes = NdArray.of(new int[][] {{0, 1, 255}, {7, 128, 3}}).as(DType.UINT8);
        NdArray words = NdArray.of(new int[][] {{0, 65535}, {256, 1}, {2, 3}}).as(DType.UINT16);

        assertThat(Images.array(Images.image(bytes))).isEqualTo(bytes);
        assertThat(Images.array(Images.image(words))).isEqualTo(words);
        assertThat(Images.array(Images.image(words.as(DType.UINT16.bigEndian()))))
                .isEqualTo(words);
        assertThat(Images.image(bytes.transpose()).getWidth()).isEqualTo(2);
        assertThat(Images.array(Images.image(bytes.transpose()))).isEqualTo(bytes.transpose());
    }

    @Test
    void colourPicturesComeBackAsTheyWere() {
        NdArray colours = NdArray.of(IntStream.range(0, 24).map(i -> 10 * i).toArray())
                .as(DType.UINT8)
                .reshape(2, 4, 3);

        BufferedImage image = Images.image(colours);

        assertThat(image.getRGB(1, 0) & 0xffffff).isEqualTo(30 << 16 | 40 << 8 | 50);
        assertThat(Images.array(image)).isEqualTo(colours);
    }

    @Test
    void whatIsNoPictureIsRefused() {
        assertThatThrownBy(() -> Images.image(NdArray.of(new double[][] {{1}})))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("float64 of shape [1, 1] is no picture.");
        assertThatThrownBy(() -> Images.image(NdArray.of(new byte[] {1}).as(DType.UINT8)))
                .isInstanceOf(DataException.class);
        assertThatThrownBy(() ->
                        Images.image(NdArray.of(new int[0][0]).as(DType.UINT8).reshape(0, 4)))
                .isInstanceOf(DataException.class);
    }
}
