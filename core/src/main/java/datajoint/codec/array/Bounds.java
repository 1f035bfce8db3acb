package datajoint.codec.array;

import datajoint.model.DataException;
import java.util.Arrays;

/** Sees that every element of an array lies in its bytes. */
final class Bounds {
    private Bounds() {}

    static void require(DType dtype, int[] shape, int[] strides, int offset, int bytes) {
        if (Arrays.stream(shape).anyMatch(length -> length < 0) || shape.length != strides.length) {
            throw new DataException(
                    "%s with %d strides is no shape of an array.".formatted(Arrays.toString(shape), strides.length),
                    "Give lengths from 0 on, and a stride for each.");
        }
        if (Shape.size(shape) == 0) {
            return;
        }
        long least = offset;
        long end = (long) offset + dtype.bytes();
        for (int i = 0; i < shape.length; i++) {
            long reach = (long) (shape[i] - 1) * strides[i];
            least += Math.min(0, reach);
            end += Math.max(0, reach);
            if (least < 0 || end > bytes) {
                throw tooFew(dtype, shape, bytes);
            }
        }
        if (least < 0 || end > bytes) {
            throw tooFew(dtype, shape, bytes);
        }
    }

    private static DataException tooFew(DType dtype, int[] shape, int bytes) {
        return new DataException(
                "%d bytes are too few for %s of shape %s.".formatted(bytes, dtype, Arrays.toString(shape)),
                "Give all elements.");
    }
}
