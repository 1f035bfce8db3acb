package datajoint.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableNameTest {
    @ParameterizedTest
    @CsvSource({
        "session, MANUAL, Session",
        "#rig, LOOKUP, Rig",
        "_scan, IMPORTED, Scan",
        "__spike_rate, COMPUTED, SpikeRate",
        "session__trial, PART, Session.Trial",
        "#rig__lens, PART, Rig.Lens",
        "_scan__plane, PART, Scan.Plane",
        "__filter__spike_train, PART, Filter.SpikeTrain",
    })
    void theStoredNameTellsTierAndClass(String stored, Tier tier, String className) {
        TableName name = new TableName("lab", stored);

        assertThat(name.tier()).contains(tier);
        assertThat(name.className()).isEqualTo(className);
    }

    @Test
    void theTierGivesThePrefix() {
        assertThat(TableName.of("lab", Tier.COMPUTED, "SpikeRate")).isEqualTo(new TableName("lab", "__spike_rate"));
        TableName scan = TableName.of("lab", Tier.IMPORTED, "Scan");
        assertThat(TableName.ofPart(scan, "Plane")).isEqualTo(new TableName("lab", "_scan__plane"));
        assertThat(TableName.ofPart(scan, "Plane").master()).contains(scan);
    }

    @ParameterizedTest
    @CsvSource({"~lineage", "~~__spike_rate", "Session", "two words", "_", "a_", "1session"})
    void aNameOutsideTheConventionHasNoTier(String stored) {
        assertThat(new TableName("lab", stored).tier()).isEmpty();
    }

    @Test
    void systemTablesAreHidden() {
        assertThat(new TableName("lab", "~lineage").isHidden()).isTrue();
        assertThat(new TableName("lab", "session").isHidden()).isFalse();
    }
}
