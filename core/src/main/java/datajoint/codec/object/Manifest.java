package datajoint.codec.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import datajoint.store.Content;
import datajoint.store.CorruptObjectException;
import datajoint.store.ObjectPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The files that a folder had when it was stored. Lies beside the folder under the same name with
 * {@code .manifest.json}, in the form that Python writes and verifies by.
 *
 * @param files by name
 * @param created when, as text in ISO form
 */
public record Manifest(List<ObjectFile> files, String created) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUFFIX = ".manifest.json";

    public Manifest {
        files = files.stream().sorted(Comparator.comparing(ObjectFile::path)).toList();
    }

    /** Where the manifest of this folder lies. */
    public static ObjectPath pathOf(ObjectPath folder) {
        return folder.withSuffix(SUFFIX);
    }

    /** In bytes, of all files. */
    public long totalSize() {
        return files.stream().mapToLong(ObjectFile::size).sum();
    }

    /** @throws CorruptObjectException if the text is no manifest */
    static Manifest parse(ObjectPath path, byte[] text) {
        JsonNode json = tree(path, text);
        if (!json.path("files").isArray()) {
            throw corrupt(path, "it has no list 'files'");
        }
        List<ObjectFile> files = new ArrayList<>();
        for (JsonNode file : json.get("files")) {
            if (!file.path("path").isTextual() || !file.path("size").canConvertToLong()) {
                throw corrupt(path, "an entry is " + file);
            }
            files.add(new ObjectFile(file.get("path").asText(), file.get("size").asLong()));
        }
        return new Manifest(files, json.path("created").asText());
    }

    Content content() {
        return Content.of(text().getBytes(StandardCharsets.US_ASCII));
    }

    /** Letter by letter what Python writes. */
    String text() {
        String entries = files.stream()
                .map(file -> """
                            {
                              "path": %s,
                              "size": %d
                            }""".formatted(quoted(file.path()), file.size())
                        .indent(4)
                        .stripTrailing())
                .collect(Collectors.joining(",\n"));
        return """
                {
                  "files": %s,
                  "total_size": %d,
                  "item_count": %d,
                  "created": %s
                }""".formatted(
                        files.isEmpty() ? "[]" : "[\n" + entries + "\n  ]", totalSize(), files.size(), quoted(created));
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '"' || letter == '\\') {
                quoted.append('\\').append(letter);
            } else if (letter < ' ' || letter > '~') {
                quoted.append("\\u%04x".formatted((int) letter));
            } else {
                quoted.append(letter);
            }
        }
        return quoted.append('"').toString();
    }

    private static JsonNode tree(ObjectPath path, byte[] text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw corrupt(path, "it is no JSON");
        }
    }

    private static CorruptObjectException corrupt(ObjectPath path, String problem) {
        return new CorruptObjectException(
                "The manifest %s cannot be read: %s.".formatted(path, problem),
                "The folder beside it can still be read; bring the manifest back from a backup.");
    }
}
