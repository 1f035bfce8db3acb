package datajoint.definition;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.model.AttributeType;
import datajoint.model.DefaultValue;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LegacyGrammarTest {
    @ParameterizedTest
    @ValueSource(strings = {"blob@raw", "attach", "attach@raw", "filepath@raw", "external", "external-raw"})
    void aSpellingOf014KeepsItsTextAndNeedsMigration(String type) {
        assertThat(legacy("i : int\n___\nx = null : " + type).attributes().skip(1))
                .singleElement()
                .extracting(AttributeLine::type)
                .isEqualTo(new AttributeType.Legacy(type));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int unsigned",
                "tinyint(1)",
                "longblob",
                "timestamp",
                "float(7,3)",
                "time",
                "year",
                "mediumblob",
                "int auto_increment",
                "set('a','b')",
                "bit(9)",
                "point"
            })
    void nativeTypesStayNative(String type) {
        assertThat(legacy("i : int\n---\nx : " + type).attributes().skip(1))
                .singleElement()
                .extracting(AttributeLine::type)
                .isEqualTo(new AttributeType.Native(type));
    }

    @Test
    void theFirstFormOfRenamedReferencesIsRead() {
        assertThat(legacy("(a, b) -> lab.T(c, d)  # why").references())
                .containsExactly(new ReferenceLine("lab.T", Map.of("a", "c", "b", "d"), true, false, false, "why"));
    }

    @Test
    void theFirstFormTookOptionsToo() {
        assertThat(legacy("i : int\n---\n(a) -> [nullable, unique] T(b)").references())
                .containsExactly(new ReferenceLine("T", Map.of("a", "b"), false, true, true, ""));
    }

    @Test
    void theClockInTheQuotesOfDescribeIsTheClock() {
        assertThat(legacy("i = \"CURRENT_TIMESTAMP(6)\" : timestamp(6)").attributes())
                .singleElement()
                .extracting(line -> line.defaultValue().orElseThrow())
                .isEqualTo(new DefaultValue.Expression("CURRENT_TIMESTAMP(6)"));
    }

    @Test
    void defaultsAreTakenAsTheyStand() {
        assertThat(legacy("i : int\n---\nx = CURRENT_TIMESTAMP on update CURRENT_TIMESTAMP : timestamp")
                        .attributes()
                        .skip(1))
                .singleElement()
                .extracting(line -> line.defaultValue().orElseThrow())
                .isEqualTo(new DefaultValue.Expression("CURRENT_TIMESTAMP on update CURRENT_TIMESTAMP"));
    }

    private static TableDefinition legacy(String text) {
        return DefinitionParser.parse(text, Grammar.LEGACY);
    }
}
