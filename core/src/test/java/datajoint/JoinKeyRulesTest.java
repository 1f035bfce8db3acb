package datajoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import datajoint.model.Attribute;
import datajoint.model.AttributeTypes;
import datajoint.model.Heading;
import datajoint.model.TableName;
import datajoint.query.BaseTable;
import datajoint.query.Join;
import datajoint.query.Matching;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Key and order of attributes of a join, for every pair of headings over three names, as Python has them. */
class JoinKeyRulesTest {
    @Test
    void keysAndOrderAreThoseOfPython() {
        JsonNode cases = GoldenSchemas.read("pk-rules.json");
        assertThat(cases.size()).isEqualTo(361);
        for (JsonNode rule : cases) {
            BaseTable a = table("a", rule.get("a"));
            BaseTable b = table("b", rule.get("b"));
            Heading joined = new Join(a, b, Matching.BY_NAME).heading();

            assertThat(a.heading().determines(b.heading()))
                    .as("%s", rule)
                    .isEqualTo(rule.get("a_determines_b").asBoolean());
            assertThat(joined.primaryKey()).as("%s", rule).isEqualTo(GoldenQueries.texts(rule.get("key")));
            assertThat(joined.names()).as("%s", rule).isEqualTo(GoldenQueries.texts(rule.get("order")));
        }
    }

    private static BaseTable table(String name, JsonNode names) {
        List<Attribute> attributes = new ArrayList<>();
        GoldenQueries.texts(names.get("key"))
                .forEach(key -> attributes.add(attribute(key).withInKey(true)));
        GoldenQueries.texts(names.get("secondary")).forEach(other -> attributes.add(attribute(other)));
        return new BaseTable(new TableName("lab", name), Heading.of(attributes), List.of());
    }

    private static Attribute attribute(String name) {
        return new Attribute(
                name,
                AttributeTypes.parse("int32").orElseThrow(),
                false,
                false,
                Optional.empty(),
                "",
                Optional.empty());
    }
}
