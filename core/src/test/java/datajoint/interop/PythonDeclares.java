package datajoint.interop;

import datajoint.testkit.Python;
import datajoint.testkit.TestSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Python 2.3.5 as the one that declares. */
final class PythonDeclares {
    private PythonDeclares() {}

    /** Declares all; a line for each table, {@code Name declared} or {@code Name refused: why}. */
    static String in(TestSchema schema, DefinitionBlocks definitions) throws IOException {
        return run("/interop/declare.py", schema, definitions);
    }

    /** What a script says that takes a schema and a file of definitions. */
    static String run(String script, TestSchema schema, DefinitionBlocks definitions) throws IOException {
        Path file = Files.createTempFile("definitions", ".txt");
        try {
            Files.writeString(file, definitions.text());
            return Python.DATAJOINT_2.run(
                    schema.server(), DefinitionBlocks.resource(script), schema.name(), file.toString());
        } finally {
            Files.delete(file);
        }
    }

    /** What Python stores with a backslash before a double quote on PostgreSQL (D05), and drops on MySQL (D06). */
    static Map<String, String> mended(Map<String, String> texts) {
        Map<String, String> mended = new TreeMap<>(texts);
        mended.replaceAll((table, text) -> text.replace("\\", ""));
        return mended;
    }
}
