package datajoint.interop;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.DataJoint;
import datajoint.Schema;
import datajoint.TestConnection;
import datajoint.testkit.EachServer;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;

/** The same definitions, declared by Python 2.3.5 and here, give the same tables to the last comment. */
class DeclarationInteropTest {

    /** A university with references of every kind, and tables with every type, codec and index. */
    @EachServer
    void theTablesOfPythonAreTheTablesOfJava(TestServer server) throws Exception {
        DefinitionBlocks definitions = DefinitionBlocks.of("/interop/university.txt", "/interop/types.txt");
        try (TestSchema python = TestSchema.on(server, "interop");
                TestSchema java = TestSchema.on(server, "interop");
                DataJoint dj = TestConnection.to(server)) {
            assertThat(PythonDeclares.in(python, definitions)).doesNotContain("refused");
            definitions.declare(dj.schema(java.name()));

            assertThat(PythonDeclares.mended(CatalogueText.of(server, java.name())))
                    .isEqualTo(PythonDeclares.mended(CatalogueText.of(server, python.name())));
        }
    }

    @EachServer
    void theDescriptionOfATableOfPythonDeclaresItAgain(TestServer server) throws Exception {
        DefinitionBlocks definitions = DefinitionBlocks.of("/interop/university.txt", "/interop/types.txt");
        try (TestSchema python = TestSchema.on(server, "interop");
                TestSchema again = TestSchema.on(server, "interop");
                DataJoint dj = TestConnection.to(server)) {
            PythonDeclares.in(python, definitions);
            Schema made = dj.schema(python.name());
            Schema copy = dj.schema(again.name());
            for (DefinitionBlocks.Block block : definitions.blocks()) {
                String description = made.table(block.name()).describe();
                new DefinitionBlocks.Block(block.tier(), block.name(), description).declare(copy);
            }

            assertThat(CatalogueText.of(server, again.name())).isEqualTo(CatalogueText.of(server, python.name()));
        }
    }
}
