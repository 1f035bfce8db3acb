package datajoint.gc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.model.ConfigException;
import datajoint.settings.StoreSpec;
import datajoint.store.ObjectPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SectionsTest {
    private static StoreSpec store(String name, Map<String, Object> attributes) {
        return new StoreSpec(name, "file", attributes);
    }

    @Test
    void theSchemaOfAnObjectComesAfterThePartitions() {
        Sections sections = Sections.of(store("main", Map.of("location", "/data")), List.of());

        assertThat(sections.schemaOf(Section.HASH, ObjectPath.of("_hash/lab/ab/cd/abcd")))
                .contains("lab");
        assertThat(sections.schemaOf(Section.SCHEMA, ObjectPath.of("_schema/lab/t/id=1/o_x")))
                .contains("lab");
        assertThat(sections.schemaOf(Section.SCHEMA, ObjectPath.of("_schema/mouse=1/day=2024-01-01/lab/t/o_x")))
                .contains("lab");
        assertThat(sections.schemaOf(Section.SCHEMA, ObjectPath.of("_schema/stray")))
                .isEmpty();
    }

    @Test
    void sectionsInOneAnotherAreRefused() {
        assertThatThrownBy(() -> Sections.of(store("main", Map.of("hash_prefix", "_quarantine/x")), List.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("the section hash, '_quarantine/x', lies in the section quarantine");
        assertThatThrownBy(() -> Sections.of(store("main", Map.of("filepath_prefix", "_schema/raw")), List.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("filepath");
        assertThatThrownBy(() -> Sections.of(store("main", Map.of("schema_prefix", "")), List.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("stores.main.schema_prefix is empty");
    }

    @Test
    void aStoreInsideASectionOfAnotherIsRefused() {
        StoreSpec main = store("main", Map.of("location", "/data/"));

        assertThatThrownBy(() -> Sections.of(main, List.of(store("inner", Map.of("location", "/data/_hash/lab")))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("Store 'inner' lies in the section hash of store 'main'");
        assertThat(Sections.of(main, List.of(store("beside", Map.of("location", "/data/raw"))))
                        .folders())
                .hasSize(3);
    }
}
