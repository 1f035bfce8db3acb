package datajoint.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineageTest {
    @Test
    void readsWhatItPrints() {
        Lineage lineage = new Lineage(new TableName("lab", "#rig"), "rig_name");

        assertThat(lineage).hasToString("lab.#rig.rig_name");
        assertThat(Lineage.parse(lineage.toString())).isEqualTo(lineage);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lab", "lab.rig", "lab.rig.", ".rig.name"})
    void refusesWhatIsNoLineage(String text) {
        assertThatThrownBy(() -> Lineage.parse(text))
                .isInstanceOf(DataJointException.class)
                .hasMessageContaining("schema.table.attribute");
    }
}
