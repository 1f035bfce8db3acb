package datajoint.codec.blob;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The blobs that Python 2.3.5, 0.14.6 and MATLAB wrote, with the values stated beside them. */
final class GoldenBlobs {
    private GoldenBlobs() {}

    record Case(String name, byte[] bytes, JsonNode facts) {
        @Override
        public String toString() {
            return name;
        }

        boolean pythonWritesTheSame() {
            return facts.path("py235_repack_identical").asBoolean(false);
        }
    }

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        try {
            for (JsonNode facts : new ObjectMapper().readTree(resource("index.json"))) {
                cases.add(new Case(
                        facts.get("name").asText(), resource(facts.get("file").asText()), facts));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases.stream();
    }

    private static byte[] resource(String file) throws IOException {
        try (InputStream in = GoldenBlobs.class.getResourceAsStream("/golden/blobs/" + file)) {
            return in.readAllBytes();
        }
    }
}
