package datajoint.interop;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.DataJoint;
import datajoint.Schema;
import datajoint.TestConnection;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Some hundred small definitions that Python 2.3.5 declares; each has to give the same table here. */
class RecordedDefinitionsTest {
    private static final String PARENTS = """
            === manual Parent
            k : int32
            m : int16
            ---
            v : int32
            === manual Other
            o : int32
            === manual Master
            q : int32
            === part Master.Part
            -> master
            p : int32
            """;

    /**
     * Where we differ on purpose: names longer than PostgreSQL takes, renames of what is no key, keys that cannot be
     * compared, and members that Python cuts at a comma or keeps two backslashes of.
     */
    private static final List<String> NOT_ALIKE = List.of(
            "x".repeat(64),
            "proj(a='v')",
            "proj(a='nosuch')",
            "i : <blob>",
            "i : text",
            "enum('a,b'",
            "enum('a\\\\\\\\'");

    @ParameterizedTest
    @EnumSource(
            value = TestServer.class,
            names = {"MYSQL", "POSTGRES_15"})
    void everyDefinitionThatPythonDeclaresGivesTheSameTable(TestServer server) throws Exception {
        DefinitionBlocks definitions = new DefinitionBlocks(PARENTS + recorded(server));
        try (TestSchema python = TestSchema.on(server, "recorded");
                TestSchema java = TestSchema.on(server, "recorded");
                DataJoint dj = TestConnection.to(server)) {
            assertThat(PythonDeclares.in(python, definitions)).doesNotContain("refused");
            definitions.declare(dj.schema(java.name()));

            assertThat(PythonDeclares.mended(CatalogueText.of(server, java.name())))
                    .isEqualTo(PythonDeclares.mended(CatalogueText.of(server, python.name())));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestServer.class,
            names = {"MYSQL", "POSTGRES_15"})
    void theDescriptionOfEachDeclaresTheSameTable(TestServer server) throws Exception {
        DefinitionBlocks definitions = new DefinitionBlocks(PARENTS + recorded(server));
        try (TestSchema first = TestSchema.on(server, "recorded");
                TestSchema second = TestSchema.on(server, "recorded");
                DataJoint dj = TestConnection.to(server)) {
            Schema made = dj.schema(first.name());
            Schema again = dj.schema(second.name());
            for (DefinitionBlocks.Block block : definitions.blocks()) {
                block.declare(made);
                String description = made.table(block.name()).describe();
                new DefinitionBlocks.Block(block.tier(), block.name(), description).declare(again);
            }

            assertThat(withoutMarks(CatalogueText.of(server, second.name())))
                    .isEqualTo(withoutMarks(CatalogueText.of(server, first.name())));
        }
    }

    /** A native varchar or decimal is described as the core type that it is, and so gets a mark. */
    private static Map<String, String> withoutMarks(Map<String, String> texts) {
        Map<String, String> plain = new TreeMap<>(texts);
        plain.replaceAll((table, text) -> text.replaceAll("(?i) comment '?:[^:]*:'?", ""));
        return plain;
    }

    /** Those that are declared on this server, and that name no module of Python. */
    private static String recorded(TestServer server) throws IOException {
        Set<String> declared = Set.of("both", server.backend());
        List<String> blocks = new ArrayList<>();
        for (String line :
                Files.readAllLines(Path.of("../model/src/test/resources/datajoint/definition/python-2.3.5.tsv"))) {
            String[] cells = line.split("\t", -1);
            if (cells.length == 2
                    && declared.contains(cells[0])
                    && !cells[1].contains("lab")
                    && !cells[1].contains("master")
                    && NOT_ALIKE.stream().noneMatch(cells[1]::contains)) {
                String definition = cells[1].replace("\\u00a0", "\u00a0")
                        .replace("\\u2003", "\u2003")
                        .translateEscapes();
                blocks.add("=== manual T%d\n%s\n".formatted(blocks.size(), definition));
            }
        }
        assertThat(blocks).hasSizeGreaterThan(200);
        return String.join("", blocks);
    }
}
