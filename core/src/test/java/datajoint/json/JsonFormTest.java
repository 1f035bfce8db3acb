package datajoint.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import datajoint.codec.array.Complex;
import datajoint.codec.array.DType;
import datajoint.codec.array.NdArray;
import datajoint.codec.array.ObjectArray;
import datajoint.codec.blob.Attachment;
import datajoint.codec.blob.Blob;
import datajoint.codec.blob.Bytes;
import datajoint.codec.blob.PythonDecimal;
import datajoint.codec.blob.Tuple;
import datajoint.model.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JsonFormTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Stream<Object> values() {
        Map<Object, Object> anyKeys = new LinkedHashMap<>();
        anyKeys.put(1L, "a");
        anyKeys.put(null, List.of());
        return Stream.of(
                1L,
                Long.MIN_VALUE,
                BigInteger.ONE.shiftLeft(70),
                1.0,
                -0.0,
                0.1,
                Double.NaN,
                Double.NEGATIVE_INFINITY,
                "text",
                true,
                new BigDecimal("1.50"),
                new PythonDecimal("-0"),
                new PythonDecimal("NaN"),
                new UUID(1, 2),
                LocalDate.of(2024, 2, 29),
                LocalDateTime.of(2024, 2, 29, 1, 2, 3, 4000),
                LocalTime.of(1, 2, 3),
                new Complex(1, Double.NaN),
                new Bytes(new byte[] {0, -1}),
                Tuple.of(1L, null, "x"),
                Set.of(1L),
                Arrays.asList(1L, null, List.of(2.5)),
                Map.of("k", List.of(1L)),
                Map.of("$k", 1L),
                anyKeys,
                NdArray.of(new double[][] {{1, Double.NaN}, {3, 4}}),
                NdArray.of(new long[] {Long.MAX_VALUE}),
                NdArray.of(new boolean[] {true, false}),
                NdArray.of(new String[] {"a", "\u00fc"}),
                NdArray.of(new double[] {1, Double.NaN, 0.5}).as(DType.FLOAT16),
                NdArray.of(DType.parse("m8[25s]"), new int[] {2}, List.of(1L, Long.MIN_VALUE)),
                NdArray.of(DType.parse("S3"), new int[] {2}, List.of("a", "abc")),
                NdArray.of(
                        DType.parse("[('x', '>i2'), ('y', '<c8', (2,)), ('z', [('v', 'V2')])]"),
                        new int[] {1},
                        List.of(Map.of(
                                "x",
                                -1,
                                "y",
                                List.of(new Complex(1, 2), new Complex(3, Double.NaN)),
                                "z",
                                Map.of("v", new byte[] {0, 1})))),
                new ObjectArray(new int[] {2, 2}, List.of(1L, 2L, "three", 4.0)),
                new Attachment("a.txt", new byte[] {1}));
    }

    @ParameterizedTest
    @MethodSource("values")
    void everyValueReadsBackAsItWas(Object value) throws JsonProcessingException {
        String text = MAPPER.writeValueAsString(JsonForm.write(value));

        assertThat(JsonForm.read(MAPPER.readTree(text))).as(text).isEqualTo(value);
    }

    @Test
    void everyGoldenBlobReadsBackAsItWas() throws IOException {
        List<String> names = new ArrayList<>();
        for (JsonNode facts : MAPPER.readTree(resource("index.json"))) {
            Object value = Blob.decode(resource(facts.get("file").asText()));
            String text = MAPPER.writeValueAsString(JsonForm.write(value));
            Object read = JsonForm.read(MAPPER.readTree(text));
            assertThat(JsonForm.write(read)).as(text).isEqualTo(JsonForm.write(value));
            if (!text.contains("NaN")) {
                // JSON does not tell one NaN of MATLAB from another.
                assertThat(read).as(text).isEqualTo(value);
            }
            names.add(facts.get("name").asText());
        }
        assertThat(names).hasSizeGreaterThan(150);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"$bytes\": \"***\"} | $bytes",
                "{\"$array\": \"<f9x\", \"shape\": [1], \"data\": [1]} | <f9x",
                "{\"$array\": \"<f8\", \"shape\": [2], \"data\": [1]} | has 2 elements, not 1",
                "{\"$nothing\": 1} | '$nothing'",
                "{\"$date\": \"yesterday\"} | $date",
                "{\"$object\": {\"path\": \"x\"}} | reference to an object",
            })
    void aBrokenFormIsNamed(String text, String part) throws JsonProcessingException {
        JsonNode json = MAPPER.readTree(text);

        assertThatThrownBy(() -> JsonForm.read(json))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(part);
    }

    private static byte[] resource(String file) throws IOException {
        try (InputStream in = JsonFormTest.class.getResourceAsStream("/golden/blobs/" + file)) {
            return in.readAllBytes();
        }
    }
}
