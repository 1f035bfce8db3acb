package datajoint.migrate.pointer;

import static datajoint.migrate.pointer.ExternalPointers.migrateExternalPointersV2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.migrate.pointer.ExternalPointers.CopyFiles;
import datajoint.model.MigrationException;
import datajoint.testkit.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExternalPointersTest {
    @TempDir
    private Path folder;

    static Stream<TestServer> servers() {
        return TestServer.available().filter(server -> !server.isPostgres());
    }

    /** A table that the guide's user declared anew and filled but for its pointers. */
    private static void copyByHand(PointerLab lab) {
        lab.execute("CREATE DATABASE `" + lab.schema + "_v2`");
        lab.execute("CREATE TABLE `" + lab.schema + "_v2`.scan (`legacy` int NOT NULL PRIMARY KEY, `run` json COMMENT"
                + " ':<blob@raw>:', `state` json COMMENT ':<attach@raw>:', `json` json COMMENT ':<filepath@raw>:',"
                + " `place` timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP)");
        lab.execute("INSERT INTO `" + lab.schema + "_v2`.scan (`legacy`, `place`) SELECT `legacy`, `place` FROM `"
                + lab.schema + "`.scan");
    }

    @ParameterizedTest
    @MethodSource("servers")
    void onlyTheColumnIsTouchedAndTheSecondCallFindsNothingToDo(TestServer server) {
        try (PointerLab lab = new PointerLab(server, folder)) {
            lab.row(1, lab.blob("one"), lab.attachment("n", "c"), null);
            lab.row(2, lab.blob("two"), null, null);
            copyByHand(lab);

            ExternalPointers first = migrateExternalPointersV2(
                    lab.dj.database(), lab.schema + "_v2", "scan", "run", "external-raw", "raw", CopyFiles.NO);
            ExternalPointers again = migrateExternalPointersV2(
                    lab.dj.database(), lab.schema + "_v2", "scan", "run", "raw", "raw", CopyFiles.NO);

            assertThat(first).isEqualTo(new ExternalPointers(2, 0, List.of()));
            assertThat(again).isEqualTo(new ExternalPointers(0, 0, List.of()));
            assertThat(PointerStepTest.json(lab.shadow().get("1.run"))
                            .get("schema")
                            .asText())
                    .isEqualTo(lab.schema);
            assertThat(lab.shadow().get("1.state")).isEqualTo("null");
            assertThat(lab.shadow().get("1.place")).isEqualTo("2020-01-02 03:04:05");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void filesAreCopiedWhenAsked(TestServer server) throws Exception {
        try (PointerLab lab = new PointerLab(server, folder)) {
            lab.configure("new", folder.resolve("new"));
            String filepath = lab.filepath("a/b.bin", "there");
            String other = lab.filepath("a/c.bin", "elsewhere");
            lab.row(1, null, null, filepath);
            lab.row(2, null, null, other);
            Files.createDirectories(folder.resolve("new/a"));
            Files.writeString(folder.resolve("new/a/c.bin"), "somebody's");
            copyByHand(lab);

            ExternalPointers done = migrateExternalPointersV2(
                    lab.dj.database(), lab.schema + "_v2", "scan", "json", "raw", "new", CopyFiles.YES);

            assertThat(done.rowsMigrated()).isEqualTo(2);
            assertThat(done.filesWritten()).isEqualTo(1);
            assertThat(done.problems())
                    .singleElement()
                    .hasToString("another file lies where this one should be copied to: raw:a/c.bin; needed by json of "
                            + lab.schema + ".scan (legacy=2)");
            assertThat(folder.resolve("new/a/b.bin")).hasContent("there");
            assertThat(folder.resolve("new/a/c.bin")).hasContent("somebody's");
            assertThat(PointerStepTest.json(lab.shadow().get("1.json"))
                            .get("store")
                            .asText())
                    .isEqualTo("new");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void refusesWhatIsNoPointer(TestServer server) {
        try (PointerLab lab = new PointerLab(server, folder)) {
            assertThatThrownBy(() -> migrateExternalPointersV2(
                            lab.dj.database(), lab.schema + "_v2", "scan", "place", "raw", "raw", CopyFiles.NO))
                    .isInstanceOf(MigrationException.class)
                    .hasMessageContaining("place of " + lab.schema + ".scan points to no file of a store");
            assertThatThrownBy(() -> migrateExternalPointersV2(
                            lab.dj.database(), lab.schema + "_v2", "scan", "run", "other", "raw", CopyFiles.NO))
                    .isInstanceOf(MigrationException.class)
                    .hasMessageContaining("Name the source store 'raw'.");
            assertThatThrownBy(() -> migrateExternalPointersV2(
                            lab.dj.database(), lab.schema, "scan", "run", "raw", "raw", CopyFiles.NO))
                    .isInstanceOf(MigrationException.class)
                    .hasMessageContaining("does not end with _v2");
        }
    }
}
