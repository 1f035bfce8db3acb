package datajoint.definition;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.definition.IndexElement.Expression;
import datajoint.definition.IndexElement.JsonPath;
import datajoint.definition.IndexElement.Named;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IndexElementTest {
    @Test
    void anElementIsANameAPathOrAnExpression() {
        assertThat(IndexElement.parse("rig")).isEqualTo(new Named("rig"));
        assertThat(IndexElement.parse("params.a.b[0]")).isEqualTo(new JsonPath("params", "a.b[0]", Optional.empty()));
        assertThat(IndexElement.parse("params.rate:unsigned"))
                .isEqualTo(new JsonPath("params", "rate", Optional.of("unsigned")));
        assertThat(IndexElement.parse("params.x:decimal(10, 2)"))
                .isEqualTo(new JsonPath("params", "x", Optional.of("decimal(10, 2)")));
        assertThat(IndexElement.parse("(lower(rig))")).isEqualTo(new Expression("lower(rig)", true));
        assertThat(IndexElement.parse("lower(rig)")).isEqualTo(new Expression("lower(rig)", true));
        assertThat(IndexElement.parse("rig(10)")).isEqualTo(new Expression("rig(10)", false));
        assertThat(IndexElement.parse("rig desc")).isEqualTo(new Expression("rig desc", false));
    }
}
