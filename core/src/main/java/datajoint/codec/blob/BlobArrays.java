package datajoint.codec.blob;

import datajoint.codec.array.DType;
import datajoint.codec.array.NdArray;
import datajoint.codec.array.ObjectArray;
import datajoint.codec.array.RecordArray;
import datajoint.model.CodecException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Arrays of which Python writes another form: little-endian, texts as objects, letters in two bytes, structures by field. */
final class BlobArrays {
    private BlobArrays() {}

    static NdArray writable(NdArray array) {
        NdArray little = array.littleEndian();
        boolean letters =
                little.dtype().kind() == DType.Kind.BYTES && little.dtype().bytes() == 1;
        return letters ? characters(little) : little;
    }

    /** {@code S1}, which numpy has for MATLAB's characters; the empty text is a zero. */
    private static NdArray characters(NdArray letters) {
        return NdArray.of(
                DType.CHAR,
                letters.shape(),
                letters.values()
                        .map(letter -> letter.equals("") ? "\0" : letter)
                        .toList());
    }

    /** Texts become objects, the first dimension closest. */
    static ObjectArray objects(NdArray texts) {
        return new ObjectArray(texts.shape(), texts.transpose().values().toList());
    }

    static RecordArray records(NdArray structs) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (DType.Field field : structs.dtype().fields()) {
            if (!field.shape().isEmpty()) {
                throw new CodecException(
                        "The field '%s' holds arrays; Python cannot read blobs of such structures."
                                .formatted(field.name()),
                        "Store it in a column of its own, or as <npy@>.");
            }
            fields.put(field.name(), structs.field(field.name()));
        }
        return new RecordArray(fields);
    }

    static String remedy(DType dtype) {
        return switch (dtype.kind()) {
            case FLOAT -> "Convert it: array.as(DType.FLOAT32), or store <npy@>.";
            case TIMEDELTA -> "Convert it: array.as(DType.INT64), or store <npy@>.";
            case DATETIME -> "Give a unit without a multiple, such as datetime64[s], or store <npy@>.";
            default -> "Store it as <npy@>, which holds every type of numpy.";
        };
    }
}
