package datajoint.interop.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import datajoint.testkit.Python;
import datajoint.testkit.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Python 2.3.5 on the same stores.
 *
 * @param read what it read of each row, in the JSON of the golden stores, by label
 * @param failures to insert, by label
 */
record PythonStores(Map<String, String> read, Map<String, String> failures) {
    /** Runs a script of {@code /interop/store} that takes a folder and names of schemas. */
    static PythonStores run(String script, TestServer server, Path folder, InteropStores stores, String... schemas)
            throws IOException {
        Files.writeString(folder.resolve("stores.json"), stores.json());
        Files.writeString(folder.resolve("codec_row.txt"), resource("codec_row.txt"));
        List<String> arguments = new ArrayList<>(List.of(folder.toString()));
        arguments.addAll(List.of(schemas));
        String said = Python.DATAJOINT_2.run(
                server, resource("neutral.py") + resource(script), arguments.toArray(String[]::new));
        Map<String, String> read = new TreeMap<>();
        Map<String, String> failures = new TreeMap<>();
        for (String line : said.lines().toList()) {
            JsonNode json = new ObjectMapper().readTree(line);
            String label = json.get("label").asText();
            if (json.has("read")) {
                read.put(label, json.get("read").toString());
            } else {
                failures.put(label, json.get("written").get("error").asText());
            }
        }
        return new PythonStores(read, failures);
    }

    static String resource(String file) throws IOException {
        try (InputStream resource = PythonStores.class.getResourceAsStream("/interop/store/" + file)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
