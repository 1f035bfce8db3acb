package datajoint.interop.store;

import datajoint.codec.array.Complex;
import datajoint.codec.array.DType;
import datajoint.codec.array.NdArray;
import datajoint.codec.array.ObjectArray;
import datajoint.codec.array.RecordArray;
import datajoint.codec.blob.Attachment;
import datajoint.codec.blob.Tuple;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Blobs, attachments and plain bytes. */
final class ValueCases {
    private ValueCases() {}

    static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        blobs().forEach((name, value) -> {
            for (String attribute : List.of("blob_in", "blob_main", "blob_alt")) {
                cases.add(new Case(attribute, name, value));
            }
        });
        for (String attribute : List.of("attach_in", "attach_main", "attach_alt")) {
            cases.add(new Case(attribute, "text", new Attachment("notes.txt", utf8("attached"))));
            cases.add(new Case(attribute, "unicode", new Attachment("été 1.tar.gz", new byte[] {0, 1})));
            cases.add(new Case(attribute, "empty", new Attachment("empty", new byte[0])));
        }
        for (String attribute : List.of("hash_main", "hash_alt")) {
            cases.add(new Case(attribute, "bytes", new byte[] {'r', 0, -1}));
            cases.add(new Case(attribute, "empty", new byte[0]));
            cases.add(new Case(attribute, "long", noise(10_000)));
        }
        return cases;
    }

    private static Map<String, Object> blobs() {
        Map<String, Object> blobs = new LinkedHashMap<>();
        blobs.put("mixed", Arrays.asList(1, -128L, BigInteger.TWO.pow(70), 1.5, true, null, "hé", new Complex(2, 3)));
        blobs.put("tuple", Tuple.of(1L, Map.of("a", new double[][] {{1, 2}, {3, 4}}), Set.of(7L), List.of()));
        blobs.put(
                "moments",
                List.of(
                        LocalDate.of(2024, 2, 29),
                        LocalTime.of(1, 2, 3, 4_000),
                        LocalDateTime.of(2024, 2, 29, 1, 2, 3, 456_789_000)));
        blobs.put("names", List.of(new UUID(0, 5), new BigDecimal("1E+2"), new byte[] {0, -1}));
        blobs.put("java array", new int[][][] {{{1, 2, 3}, {4, 5, 6}}});
        blobs.put("zeros", new double[5000]);
        blobs.put("noise", NdArray.rowMajor(DType.UINT8, new int[] {8000}, ByteBuffer.wrap(noise(8000))));
        blobs.put("empty", NdArray.rowMajor(DType.FLOAT32, new int[] {0, 3}, ByteBuffer.allocate(0)));
        blobs.put("scalar", NdArray.rowMajor(DType.INT8, new int[] {}, ByteBuffer.wrap(new byte[] {5})));
        blobs.put("days", NdArray.rowMajor(DType.datetime64("D"), new int[] {1}, ByteBuffer.allocate(8)));
        blobs.put("objects", ObjectArray.of("a", 1L, null));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("i", NdArray.of(new int[] {1, 2}));
        fields.put("f", NdArray.of(new double[] {0.5, Double.NaN}));
        blobs.put("records", new RecordArray(fields));
        return blobs;
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
