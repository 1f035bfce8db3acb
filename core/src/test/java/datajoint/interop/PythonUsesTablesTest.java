package datajoint.interop;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.DataJoint;
import datajoint.Schema;
import datajoint.TestConnection;
import datajoint.testkit.EachServer;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.util.Map;
import java.util.TreeMap;

/** Tables that are declared here are tables of Python too: it opens, describes, joins and extends them. */
class PythonUsesTablesTest {

    @EachServer
    void pythonTakesTheTablesForItsOwnAndDeclaresChildren(TestServer server) throws Exception {
        DefinitionBlocks definitions = DefinitionBlocks.of("/interop/university.txt", "/interop/types.txt");
        try (TestSchema schema = TestSchema.on(server, "use");
                DataJoint dj = TestConnection.to(server)) {
            definitions.declare(dj.schema(schema.name()));
            Map<String, String> before = CatalogueText.of(server, schema.name());
            String said = PythonDeclares.run("/interop/use.py", schema, definitions);

            assertThat(said).contains("Section joined dept,course_no,year,season,section,child_no");
            Map<String, String> after = new TreeMap<>(CatalogueText.of(server, schema.name()));
            after.keySet().retainAll(before.keySet());
            assertThat(after).isEqualTo(before);
        }
    }

    @EachServer
    void pythonUsesTypesThatItCannotDeclare(TestServer server) throws Exception {
        DefinitionBlocks definitions = DefinitionBlocks.of("/interop/unsigned.txt");
        try (TestSchema schema = TestSchema.on(server, "use");
                DataJoint dj = TestConnection.to(server)) {
            Schema lab = dj.schema(schema.name());
            definitions.declare(lab);
            String said = PythonDeclares.run("/interop/use.py", schema, definitions);

            assertThat(said)
                    .contains(
                            "Counter key u32,u8",
                            "Counter joined u32,u8,child_no",
                            "Reading joined u32,u8,at,child_no");
            try (DataJoint again = TestConnection.to(server)) {
                assertThat(again.schema(schema.name()).table("CounterChild").describe())
                        .isEqualTo("""
                                -> Counter
                                child_no        : int16
                                ---
                                child_note = "" : varchar(8)
                                """);
                assertThat(again.schema(schema.name())
                                .table("CounterChild")
                                .heading()
                                .attribute("u32")
                                .type()
                                .text())
                        .isEqualTo("uint32");
            }
        }
    }
}
