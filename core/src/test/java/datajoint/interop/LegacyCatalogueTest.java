package datajoint.interop;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.DataJoint;
import datajoint.TestConnection;
import datajoint.backend.TableStructure;
import datajoint.declare.Catalogue;
import datajoint.declare.Describe;
import datajoint.definition.AttributeLine;
import datajoint.definition.DefinitionDiff;
import datajoint.definition.DefinitionParser;
import datajoint.definition.DefinitionPrinter;
import datajoint.definition.Grammar;
import datajoint.definition.Line;
import datajoint.definition.TableDefinition;
import datajoint.model.AttributeType;
import datajoint.model.TableName;
import datajoint.testkit.SqlDump;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
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
        SqlDump dump = SqlDump.renamed(
                DefinitionBlocks.resource("/legacy/" + fixture + "/dump.sql"), "djd_", "djt_" + fixture + "_");
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

    /** Only the names of other tables may be said in another way. */
    @ParameterizedTest
    @ValueSource(strings = {"mouse_ephys", "alltypes", "quirks", "stores"})
    void theDescriptionSaysWhat014Says(String fixture) throws Exception {
        String prefix = "djt_" + fixture + "_said_";
        SqlDump dump = SqlDump.renamed(DefinitionBlocks.resource("/legacy/" + fixture + "/dump.sql"), "djd_", prefix);
        List<TestSchema> schemas = new ArrayList<>();
        dump.databases().forEach(name -> schemas.add(TestSchema.named(TestServer.MYSQL, name)));
        try (DataJoint dj = TestConnection.to(TestServer.MYSQL)) {
            load(dump);
            Catalogue catalogue = new Catalogue(dj.database());
            int compared = 0;
            for (String block : DefinitionBlocks.resource("/legacy/" + fixture + "/describe.txt")
                    .split("(?m)^=== ", -1)) {
                if (block.isBlank()) {
                    continue;
                }
                String name = block.substring(0, block.indexOf('\n'));
                TableName table = new TableName(
                        name.substring(0, name.indexOf('.')).replace("djd_", prefix),
                        name.substring(name.indexOf('.') + 1));
                TableDefinition ours = Describe.definition(catalogue.find(table).orElseThrow());
                TableDefinition theirs = DefinitionParser.parse(block.substring(name.length()), Grammar.LEGACY);

                assertThat(DefinitionDiff.between(plain(theirs), plain(ours)))
                        .as(block)
                        .isEmpty();
                assertThat(references(ours)).as(block).isEqualTo(references(theirs));
                compared++;
            }
            assertThat(compared).isGreaterThan(6);
        } finally {
            schemas.forEach(TestSchema::close);
        }
    }

    /** The attributes; 0.14 does not tell a tinyint(1), which it means a truth value by, from others. */
    private static TableDefinition plain(TableDefinition definition) {
        return new TableDefinition(
                definition.comment(),
                definition
                        .attributes()
                        .map(line -> line.type().text().equals("tinyint(1)")
                                ? new AttributeLine(
                                        line.name(),
                                        new AttributeType.Native("tinyint"),
                                        line.inKey(),
                                        line.defaultValue(),
                                        line.comment())
                                : line)
                        .map(Line.class::cast)
                        .toList());
    }

    private static List<String> references(TableDefinition definition) {
        return definition
                .references()
                .map(line -> "%s %s %s".formatted(line.renames(), line.inKey(), line.nullable()))
                .sorted()
                .toList();
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
}
