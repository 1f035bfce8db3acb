package datajoint.gc;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.store.ObjectPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LivePathsTest {
    private final LivePaths live = new LivePaths("/data/store/");

    @Test
    void anObjectIsLiveByItselfByItsFolderAndAsAManifest() {
        live.add("_schema/lab/t/o_1");

        assertThat(live.isLive(ObjectPath.of("_schema/lab/t/o_1"))).isTrue();
        assertThat(live.isLive(ObjectPath.of("_schema/lab/t/o_1/deep/file"))).isTrue();
        assertThat(live.isLive(ObjectPath.of("_schema/lab/t/o_1.manifest.json")))
                .isTrue();
        assertThat(live.isLive(ObjectPath.of("_schema/lab/t/o_12"))).isFalse();
        assertThat(live.isLive(ObjectPath.of("_schema/lab/t"))).isFalse();
        assertThat(live.isLive(ObjectPath.of("_schema/lab/t/o_1.txt"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "./_hash/lab/x",
                "/_hash/lab/x",
                "_hash//lab/x/",
                "raw/../_hash/lab/x",
                "/data/store/_hash/lab/x",
                "/data/store/./_hash/lab/x"
            })
    void pathsOfOtherProgramsMeanWhatTheFileSystemWouldMake(String path) {
        assertThat(live.add(path)).isTrue();

        assertThat(live.isLive(ObjectPath.of("_hash/lab/x"))).isTrue();
    }

    @Test
    void pathsThatLeadOutOfTheStoreKeepNothing() {
        assertThat(live.add("../_hash/lab/x")).isTrue();

        assertThat(live.isLive(ObjectPath.of("_hash/lab/x"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "/", "a/.."})
    void thePathOfTheWholeStoreIsTold(String path) {
        assertThat(live.add(path)).isFalse();
    }
}
