package datajoint.definition;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.definition.TableReference.ClassName;
import datajoint.definition.TableReference.Master;
import datajoint.definition.TableReference.StoredName;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TableReferenceTest {
    @Test
    void aNameIsTakenApart() {
        assertThat(TableReference.parse("master")).isEqualTo(new Master());
        assertThat(TableReference.parse("Session")).isEqualTo(name(null, "Session", null));
        assertThat(TableReference.parse("lab.Session")).isEqualTo(name("lab", "Session", null));
        assertThat(TableReference.parse("Session.Trial")).isEqualTo(name(null, "Session", "Trial"));
        assertThat(TableReference.parse("pipeline.lab.Session.Trial"))
                .isEqualTo(name("pipeline.lab", "Session", "Trial"));
        assertThat(TableReference.parse("lab.session")).isEqualTo(name("lab", "session", null));
        assertThat(TableReference.parse("`lab`.`#rig`")).isEqualTo(new StoredName(Optional.of("lab"), "#rig"));
        assertThat(TableReference.parse("\"lab\".\"__spikes\""))
                .isEqualTo(new StoredName(Optional.of("lab"), "__spikes"));
        assertThat(TableReference.parse("`session`")).isEqualTo(new StoredName(Optional.empty(), "session"));
    }

    private static ClassName name(
            @org.jspecify.annotations.Nullable String module,
            String name,
            @org.jspecify.annotations.Nullable String part) {
        return new ClassName(Optional.ofNullable(module), name, Optional.ofNullable(part));
    }
}
