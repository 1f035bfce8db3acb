package datajoint.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeadingTest {
    private static final Heading SESSION = Heading.of(
            List.of(attribute("mouse_id", true), attribute("session_idx", true), attribute("session_date", false)));

    @Test
    void tellsKeyFromSecondaryAttributes() {
        assertThat(SESSION.primaryKey()).containsExactly("mouse_id", "session_idx");
        assertThat(SESSION.secondary()).containsExactly("session_date");
    }

    @Test
    void anUnknownAttributeIsAnErrorThatNamesTheNearest() {
        assertThatThrownBy(() -> SESSION.attribute("session_dat"))
                .isInstanceOf(QueryException.class)
                .hasMessage("There is no attribute 'session_dat' here; the attributes are mouse_id, session_idx,"
                        + " session_date. Did you mean 'session_date'?");
    }

    @Test
    void refusesTwoAttributesOfOneName() {
        assertThatThrownBy(() -> Heading.of(List.of(attribute("a", true), attribute("a", false))))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("'a' appears twice");
    }

    @Test
    void determinesAHeadingWhoseKeyItHolds() {
        Heading mouse = Heading.of(List.of(attribute("mouse_id", true), attribute("sex", false)));

        assertThat(SESSION.determines(mouse)).isTrue();
        assertThat(mouse.determines(SESSION)).isFalse();
    }

    @Test
    void aNewKeyComesFirstAndInItsOwnOrder() {
        Heading heading = SESSION.withPrimaryKey(List.of("session_date", "mouse_id"));

        assertThat(heading.names()).containsExactly("session_date", "mouse_id", "session_idx");
        assertThat(heading.primaryKey()).containsExactly("session_date", "mouse_id");
    }

    private static Attribute attribute(String name, boolean inKey) {
        AttributeType int32 = new AttributeType.Core(new CoreType.IntegerType(32, true), "int32");
        return new Attribute(name, int32, inKey, false, Optional.empty(), "", Optional.empty());
    }
}
