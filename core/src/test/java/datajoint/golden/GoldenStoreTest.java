package datajoint.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import datajoint.DataJoint;
import datajoint.TestConnection;
import datajoint.row.Row;
import datajoint.testkit.EachServer;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;

/** What Python 2.3.5 left in tables and stores, Java reads as Python does, or as it should. */
class GoldenStoreTest {
    /** What depends on the machine, and what Python never fills. */
    private static final List<String> NOT_COMPARED = List.of(
            "hash",
            "mime_type",
            "url",
            "full_path",
            "npy_descr",
            "fortran_order",
            "dtype_attribute",
            "dtype_attribute_error",
            "python_type");

    @TempDir
    private Path folder;

    @EachServer
    void javaReadsEveryValueThatPythonWrote(TestServer server) throws Exception {
        GoldenStore golden = new GoldenStore(server.isPostgres() ? "postgres" : "mysql");
        golden.unpack(folder);
        try (TestSchema schema = TestSchema.on(server, "golden");
                DataJoint dj = TestConnection.to(server, golden.settings(folder))) {
            golden.load(schema);

            Map<String, Row> rows = dj.existingSchema(schema.name()).table("CodecRow").rows().stream()
                    .collect(Collectors.toMap(row -> row.text("label"), Function.identity()));

            int compared = 0;
            for (JsonNode expected : golden.json("expected.json")) {
                String label = expected.get("key").get("label").asText();
                for (Map.Entry<String, JsonNode> cell : expected.get("decoded").properties()) {
                    assertThat(NeutralCell.of(rows.get(label).value(cell.getKey()))
                                    .toString())
                            .as(label + "." + cell.getKey())
                            .isEqualTo(right(cell.getValue()).toString());
                    compared++;
                }
            }
            assertThat(rows).hasSize(golden.json("expected.json").size());
            assertThat(compared).isGreaterThanOrEqualTo(40);
        }
    }

    /** Python's own value; where it fails, what it should have been. */
    private static JsonNode right(JsonNode decoded) {
        ObjectNode value =
                (ObjectNode) (decoded.get("kind").asText().equals("error") ? decoded.get("should_be") : decoded);
        return value.without(NOT_COMPARED);
    }
}
