package datajoint.codec.image;

import datajoint.codec.array.DType;
import datajoint.codec.array.NdArray;
import datajoint.model.DataException;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.awt.image.Raster;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Arrays of pixels: {@code [height, width]} in grey, {@code [height, width, 3]} in red, green and blue. */
public final class Images {
    private Images() {}

    /**
     * A copy as a picture.
     *
     * @param pixels {@code uint8} or {@code uint16} in grey, or {@code uint8} in colour
     * @throws DataException if it is none of these
     */
    public static BufferedImage image(NdArray pixels) {
        int[] shape = pixels.shape();
        boolean grey = shape.length == 2;
        boolean colour = shape.length == 3 && shape[2] == 3;
        DType dtype = pixels.dtype().littleEndian();
        boolean known = grey ? dtype.equals(DType.UINT8) || dtype.equals(DType.UINT16) : dtype.equals(DType.UINT8);
        if (!(grey || colour) || !known || pixels.size() == 0) {
            throw new DataException(
                    "%s of shape %s is no picture.".formatted(pixels.dtype(), Arrays.toString(shape)),
                    "Give uint8 or uint16 of [height, width], or uint8 of [height, width, 3]: array.as(DType.UINT8).");
        }
        if (colour) {
            return colour(pixels);
        }
        BufferedImage image = new BufferedImage(
                shape[1],
                shape[0],
                dtype.equals(DType.UINT8) ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_USHORT_GRAY);
        if (image.getRaster().getDataBuffer() instanceof DataBufferByte bytes) {
            pixels.rowMajorBytes().get(bytes.getData());
        } else {
            short[] words = ((DataBufferUShort) image.getRaster().getDataBuffer()).getData();
            pixels.rowMajorBytes().asShortBuffer().get(words);
        }
        return image;
    }

    private static BufferedImage colour(NdArray pixels) {
        int[] shape = pixels.shape();
        BufferedImage image = new BufferedImage(shape[1], shape[0], BufferedImage.TYPE_INT_RGB);
        ByteBuffer bytes = pixels.rowMajorBytes();
        int[] row = new int[shape[1]];
        for (int y = 0; y < shape[0]; y++) {
            for (int x = 0; x < row.length; x++) {
                row[x] = (bytes.get() & 0xff) << 16 | (bytes.get() & 0xff) << 8 | (bytes.get() & 0xff);
            }
            image.getRaster().setDataElements(0, y, row.length, 1, row);
        }
        return image;
    }

    /** A copy of a picture: grey ones as {@code [height, width]}, all others in colour, without transparency. */
    public static NdArray array(BufferedImage image) {
        int type = image.getType();
        if (type == BufferedImage.TYPE_BYTE_GRAY || type == BufferedImage.TYPE_USHORT_GRAY) {
            return grey(image, type == BufferedImage.TYPE_BYTE_GRAY ? DType.UINT8 : DType.UINT16);
        }
        int width = image.getWidth();
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(3 * width, image.getHeight()));
        int[] row = new int[width];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int pixel : image.getRGB(0, y, width, 1, row, 0, width)) {
                bytes.put((byte) (pixel >> 16)).put((byte) (pixel >> 8)).put((byte) pixel);
            }
        }
        return NdArray.rowMajor(DType.UINT8, new int[] {image.getHeight(), width, 3}, bytes.flip());
    }

    /** The numbers as they are; asking for colours would change them by the curve of the grey colour space. */
    private static NdArray grey(BufferedImage image, DType dtype) {
        Raster raster = image.getRaster();
        int width = image.getWidth();
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(dtype.bytes() * width, image.getHeight()))
                .order(ByteOrder.LITTLE_ENDIAN);
        int[] row = new int[width];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int pixel : raster.getSamples(0, y, width, 1, 0, row)) {
                if (dtype.bytes() == 1) {
                    bytes.put((byte) pixel);
                } else {
                    bytes.putShort((short) pixel);
                }
            }
        }
        return NdArray.rowMajor(dtype, new int[] {image.getHeight(), width}, bytes.flip());
    }
}
