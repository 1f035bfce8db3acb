package datajoint.migrate.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.model.MigrationException;
import datajoint.settings.StoreSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LegacyStoresTest {
    private static final Path LAB = Path.of("/lab");

    @Test
    void subfoldingIsTwoAndTwoUnlessTheSettingsSayElse() {
        LegacyStores stores = LegacyStores.parse("""
                {"database.host": "x", "stores": {
                  "raw": {"protocol": "file", "location": "stores/raw", "stage": "s"},
                  "flat": {"protocol": "file", "location": "/data/flat", "subfolding": []},
                  "deep": {"protocol": "file", "location": "/data/deep", "subfolding": [1, 2, 3]}}}""", LAB);

        assertThat(stores.subfolding())
                .isEqualTo(Map.of("raw", List.of(2, 2), "flat", List.of(), "deep", List.of(1, 2, 3)));
        assertThat(stores.store("raw").orElseThrow().location()).isEqualTo("/lab/stores/raw");
    }

    @Test
    void storesOf011AreAmongTheOtherSettings() {
        LegacyStores stores = LegacyStores.parse("""
                {"external": {"protocol": "file", "location": "/data/ext"},
                 "external-raw": {"protocol": "s3", "endpoint": "h:9000", "bucket": "b", "location": "C:\\\\dj\\\\raw"}}""", LAB);

        assertThat(stores.stores()).containsOnlyKeys("", "raw");
        assertThat(stores.store("raw").orElseThrow().settings())
                .isEqualTo(Map.of(
                        "protocol", "s3", "location", "dj/raw", "endpoint", "h:9000", "bucket", "b", "secure", false));
    }

    @Test
    void aStoreAtAnotherPlaceIsToldFromTheSameOne() {
        LegacyStore raw = LegacyStores.parse(
                        "{\"stores\": {\"raw\": {\"protocol\": \"file\", \"location\": \"a/../raw/\"}}}", LAB)
                .store("raw")
                .orElseThrow();

        assertThat(raw.differences(new StoreSpec("main", "file", Map.of("location", "/lab/raw"))))
                .isEmpty();
        assertThat(raw.differences(new StoreSpec("main", "file", Map.of("location", "/lab/other"))))
                .containsExactly("The location of the legacy store 'raw' is '/lab/raw'; that of store 'main' is"
                        + " '/lab/other'.");
    }

    @Test
    void drivesOfWindowsAreNoPartOfAKey() {
        assertThat(LegacyStores.key("C:\\dj\\raw")).isEqualTo("dj/raw");
        assertThat(LegacyStores.key("/dj//raw/")).isEqualTo("dj/raw");
        assertThat(LegacyStores.key("")).isEmpty();
    }

    @Test
    void refusesWhatIsNoJson() {
        assertThatThrownBy(() -> LegacyStores.parse("{", LAB))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("The legacy settings are no JSON");
    }
}
