package datajoint.interop;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.DataJoint;
import datajoint.TestConnection;
import datajoint.backend.TableStructure;
import datajoint.declare.Catalogue;
import datajoint.declare.Describe;
import datajoint.definition.DefinitionParser;
import datajoint.definition.DefinitionPrinter;
import datajoint.definition.Grammar;
import datajoint.definition.TableDefinition;
import datajoint.testkit.SqlDump;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Databases that 0.14.6 and older releases left behind: every table is read, and described by a text that can be read. */
@EnabledIfEnvironmentVariable(named = "DJ_TEST_MYSQL", matches = ".+")
class LegacyCatalogueTest {

    @ParameterizedTest
    @ValueSource(strings = {"mouse_ephys", "alltypes", "quirks", "stores", "dj011_external", "dj012_migrated"})
    void everyTableIsReadAndItsDescriptionToo(String fixture) throws Exception {
        SqlDump dump = SqlDump.renamed(resource("/legacy/" + fixture + "/dump.sql"), "djd_", "djt_" + fixture + "_");
        List<TestSchema> schemas = new ArrayList<>();
        dump.databases().forEach(name -> schemas.add(TestSchema.named(TestServer.MYSQL, name)));
        try (DataJoint dj = TestConnection.to(TestServer.MYSQL)) {
            load(dump);
            for (String schema : dump.databases()) {
                assertThat(describe(new Catalogue(dj.database()), schema)).isNotEmpty();
            }
        } finally {
            schemas.forEach(TestSchema::close);
        }
    }

    private static Map<String, String> describe(Catalogue catalogue, String schema) {
        Map<String, String> described = new LinkedHashMap<>();
        for (TableStructure table : catalogue.pipeline(schema).values()) {
            // A table whose name no tier gives was made by hand and has no definition: `Legacy Table`.
            if (table.name().tier().isEmpty()) {
                continue;
            }
            TableDefinition definition = Describe.definition(table);
            String text = DefinitionPrinter.print(definition);
            described.put(table.name().table(), text);
            assertThat(DefinitionParser.parse(text, Grammar.LEGACY)).as(text).isEqualTo(definition);
        }
        return described;
    }

    private static void load(SqlDump dump) throws SQLException {
        try (Connection connection = TestServer.MYSQL.connect()) {
            dump.load(connection);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream file = LegacyCatalogueTest.class.getResourceAsStream(name)) {
            assertThat(file).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
