package datajoint.migrate.pointer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import datajoint.migrate.Migration;
import datajoint.migrate.journal.Note;
import datajoint.migrate.plan.PlanOptions;
import datajoint.migrate.step.Operation;
import datajoint.migrate.step.Progress;
import datajoint.migrate.step.StepName;
import datajoint.migrate.step.Stopper;
import datajoint.store.ContentHash;
import datajoint.testkit.TestServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PointerStepTest {
    @TempDir
    private Path folder;

    static Stream<TestServer> servers() {
        return TestServer.available().filter(server -> !server.isPostgres());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void filesStayInPlaceAndAttachmentsAreWrittenAnew(TestServer server) throws Exception {
        try (PointerLab lab = new PointerLab(server, folder)) {
            String blob = lab.blob("a blob");
            String attachment = lab.attachment("note.txt", "a note");
            lab.row(1, blob, attachment, lab.filepath("day 1/rec.bin", "a recording"));
            lab.row(2, null, attachment, null);
            lab.row(3, lab.blob("another"), null, null);

            Migration migration = lab.copied(PlanOptions.defaults());
            assertThat(migration.run(StepName.POINTERS).counts())
                    .isEqualTo(Map.of("pointers", 5L, "written", 1L, "problems", 0L));

            Map<String, String> shadow = lab.shadow();
            String hash = hash(attachment);
            assertThat(json(shadow.get("1.run")))
                    .isEqualTo(json("""
                    {"hash": "%s", "path": "%s", "schema": "%s", "store": "raw", "size": 6}""".formatted(hash(blob), lab.blobPath(blob), lab.schema)));
            assertThat(json(shadow.get("1.state"))).isEqualTo(json("""
                    {"hash": "%s", "path": "_hash/%s/%s", "schema": "%s", "store": "raw", "size": 15}""".formatted(hash, lab.schema, hash, lab.schema)));
            assertThat(json(shadow.get("1.json"))).isEqualTo(json("""
                    {"path": "day 1/rec.bin", "store": "raw", "size": 11, "is_dir": false,
                     "timestamp": "2024-05-06T07:08:09+00:00"}"""));
            assertThat(shadow.get("2.run")).isEqualTo("null");
            assertThat(shadow.get("2.state")).isEqualTo(shadow.get("1.state"));
            assertThat(shadow.get("1.place")).isEqualTo("2020-01-02 03:04:05");
            assertThat(lab.store.resolve("_hash/" + lab.schema + "/" + hash)).hasContent("note.txt\0a note");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void undoLeavesWhatTheCopyLeft(TestServer server) {
        try (PointerLab lab = new PointerLab(server, folder)) {
            lab.row(1, lab.blob("a"), lab.attachment("b", "b"), lab.filepath("c", "c"));
            lab.row(2, null, lab.attachment("b", "b"), null);
            List<String> files = lab.files();
            Migration migration = lab.copied(PlanOptions.defaults());
            Map<String, String> copied = lab.shadow();

            migration.run(StepName.POINTERS);
            assertThat(lab.shadow()).isNotEqualTo(copied);
            migration.undo(StepName.POINTERS);

            assertThat(lab.shadow()).isEqualTo(copied);
            assertThat(lab.files()).isEqualTo(files);
            migration.run(StepName.POINTERS);
            assertThat(lab.files()).hasSize(files.size() + 1);
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void undoLeavesObjectsThatWereThereOrThatOthersNeed(TestServer server) {
        try (PointerLab lab = new PointerLab(server, folder)) {
            String before = lab.attachment("before", "1");
            String shared = lab.attachment("shared", "2");
            lab.row(1, null, before, null);
            lab.row(2, null, shared, null);
            String prefix = "_hash/" + lab.schema + "/";
            lab.write(prefix + hash(before), "before\0001".getBytes(StandardCharsets.UTF_8));
            Migration migration = lab.copied(PlanOptions.defaults());
            migration.run(StepName.POINTERS);
            lab.execute("INSERT INTO `" + lab.schema + "_v2`.scan (`legacy`, `state`) SELECT 9, `state` FROM `"
                    + lab.schema + "_v2`.scan WHERE `legacy` = 2");

            migration.undo(StepName.POINTERS);

            assertThat(lab.files()).contains(prefix + hash(before), prefix + hash(shared));
            assertThat(lab.shadow().get("9.state")).contains(hash(shared));
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void goesOnAfterItWasEndedAnywhere(TestServer server) {
        try (PointerLab lab = new PointerLab(server, folder)) {
            for (int i = 0; i < 20; i++) {
                lab.row(i, lab.blob("blob " + i), lab.attachment("name " + i, "x"), lab.filepath("f/" + i, "y" + i));
            }
            List<String> files = lab.files();
            Migration migration = lab.copied(PlanOptions.defaults());
            Map<String, String> copied = lab.shadow();
            PointerStep step = new PointerStep();
            for (int moment = 0; moment < 6; moment++) {
                AtomicInteger left = new AtomicInteger(moment);
                Progress ending = (doing, done, total, unit) -> {
                    if (left.getAndDecrement() == 0) {
                        throw new IllegalStateException("ended");
                    }
                };
                assertThatThrownBy(() -> step.run(lab.context(migration, ending, Stopper.NEVER)))
                        .hasMessage("ended");
            }
            assertThat(migration.run(StepName.POINTERS).counts()).containsEntry("written", 20L);
            assertThat(lab.shadow().values()).noneMatch(value -> value.contains("\"legacy\""));
            assertThat(lab.files()).hasSize(files.size() + 20);

            migration.undo(StepName.POINTERS);
            assertThat(lab.shadow()).isEqualTo(copied);
            assertThat(lab.files()).isEqualTo(files);
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void whatIsWrongIsListedByRowAndGoesAwayWhenMended(TestServer server) throws Exception {
        try (PointerLab lab = new PointerLab(server, folder)) {
            String missing = lab.blob("missing");
            String cut = lab.blob("is cut");
            String changed = lab.attachment("changed", "one");
            lab.row(1, missing, null, null);
            lab.row(2, missing, null, null);
            lab.row(3, cut, changed, null);
            Files.delete(lab.store.resolve(lab.blobPath(missing)));
            lab.write(lab.blobPath(cut), new byte[3]);
            lab.write(lab.blobPath(changed) + ".changed", "two".getBytes(StandardCharsets.UTF_8));

            Migration migration = lab.copied(PlanOptions.defaults());
            assertThat(migration.run(StepName.POINTERS).counts()).containsEntry("problems", 3L);

            String place = "raw:" + lab.blobPath(missing);
            List<Note> notes = migration.log().notes("pointers", Problems.PROBLEM);
            assertThat(notes)
                    .filteredOn(note -> note.key().equals(place))
                    .singleElement()
                    .extracting(Note::text)
                    .isEqualTo("the file is missing: %s; needed by run of %s.scan (legacy=1), (legacy=2)"
                            .formatted(place, lab.schema));
            assertThat(notes)
                    .extracting(Note::text)
                    .anyMatch(text -> text.startsWith("the file is not as long as it was: raw:" + lab.blobPath(cut)))
                    .anyMatch(text -> text.startsWith("the file is not what it was: raw:" + lab.blobPath(changed)));
            migration.accept(place);
            Problems problems = new Problems(lab.context(migration, Progress.SILENT, Stopper.NEVER));
            assertThat(problems.open()).hasSize(2);

            lab.blob("is cut");
            lab.attachment("changed", "one");
            assertThat(migration.run(StepName.POINTERS).counts()).containsEntry("problems", 1L);
            assertThat(problems.open()).isEmpty();
            assertThat(lab.files()).contains("_hash/" + lab.schema + "/" + hash(changed));
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void namesThatLeadAnywhereAreHarmless(TestServer server) {
        try (PointerLab lab = new PointerLab(server, folder)) {
            List<String> paths = List.of(
                    "../outside",
                    "a//b",
                    "/etc/passwd",
                    "a\\b",
                    "_hash/x/y",
                    "_schema/x",
                    "x".repeat(999),
                    "",
                    "a/./b");
            for (int i = 0; i < paths.size(); i++) {
                String hex = PointerLab.md5(("path" + i).getBytes(StandardCharsets.UTF_8));
                lab.track(hex, 1, null, paths.get(i), hex);
                lab.row(i, null, null, hex);
            }
            lab.write("_hash/x/y", new byte[1]);
            lab.row(100, null, lab.attachment("it's \"q\" `b` %s ü 図 \u00a0.txt", "n"), null);
            lab.row(101, null, lab.attachment("..", "up"), null);
            lab.row(102, null, null, lab.filepath("d'a\"y/ü 図 %41 +&?#.bin", "odd"));

            Migration migration = lab.copied(PlanOptions.defaults());
            assertThat(migration.run(StepName.POINTERS).counts())
                    .containsEntry("problems", (long) paths.size())
                    .containsEntry("written", 2L);

            Map<String, String> shadow = lab.shadow();
            assertThat(json(shadow.get("100.state")).get("size").asLong()).isEqualTo(31);
            assertThat(json(shadow.get("102.json")).get("path").asText()).isEqualTo("d'a\"y/ü 図 %41 +&?#.bin");
            assertThat(migration.log().notes("pointers", Problems.PROBLEM))
                    .extracting(Note::text)
                    .anyMatch(text -> text.startsWith("the file has a name that 2.0 cannot use: raw:../outside;"))
                    .anyMatch(text -> text.startsWith("the file lies where 2.0 keeps objects of its own"))
                    .anyMatch(text -> text.startsWith("the file is missing: raw:_schema/x;"));
            assertThat(folder.resolve("outside")).doesNotExist();
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void filesBehindLinksThatLeadOutAreListed(TestServer server) throws Exception {
        try (PointerLab lab = new PointerLab(server, folder)) {
            Files.createDirectories(folder.resolve("elsewhere"));
            Files.createSymbolicLink(lab.store.resolve("out"), folder.resolve("elsewhere"));
            for (int i = 0; i < 25; i++) {
                lab.row(i, null, null, lab.filepath("out/" + i, "x"));
                lab.row(100 + i, null, null, lab.filepath("in/" + i, "y"));
            }

            Migration migration = lab.copied(PlanOptions.defaults());

            assertThat(migration.run(StepName.POINTERS).counts())
                    .containsEntry("pointers", 50L)
                    .containsEntry("problems", 25L);
            assertThat(migration.log().notes("pointers", Problems.PROBLEM))
                    .allMatch(note -> note.text().startsWith("the file cannot be read: raw:out/"));
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void pointersWithoutTrackingRowsAreKeptAndListed(TestServer server) {
        try (PointerLab lab = new PointerLab(server, folder)) {
            String blob = lab.blob("lost its row");
            lab.row(1, blob, null, null);
            Migration migration = lab.copied(PlanOptions.defaults());
            lab.dj.database().connections().use("Breaking", connection -> {
                try (var statement = connection.createStatement()) {
                    statement.execute("SET foreign_key_checks = 0");
                    statement.execute("DELETE FROM `" + lab.schema + "`.`~external_raw`");
                    return statement.execute("SET foreign_key_checks = 1");
                }
            });

            assertThat(migration.run(StepName.POINTERS).counts()).containsEntry("problems", 1L);

            assertThat(json(lab.shadow().get("1.run")).get("hash").asText()).isEqualTo(hash(blob));
            assertThat(migration.log().notes("pointers", Problems.PROBLEM))
                    .singleElement()
                    .extracting(Note::text)
                    .asString()
                    .startsWith("nothing is known of the file but its name: raw:" + lab.blobPath(blob));
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aDryRunTellsWhatWouldBeWrittenAndWritesNothing(TestServer server) {
        try (PointerLab lab = new PointerLab(server, folder)) {
            String attachment = lab.attachment("n", "c");
            lab.row(1, lab.blob("b"), attachment, null);
            List<String> files = lab.files();
            Migration migration = lab.copied(PlanOptions.defaults());
            Map<String, String> copied = lab.shadow();

            List<Operation> operations = migration.operations(StepName.POINTERS);

            assertThat(operations)
                    .extracting(Operation::text)
                    .contains("write name and content of raw:%s.n to raw:_hash/%s/%s (3 bytes)"
                            .formatted(lab.blobPath(attachment), lab.schema, hash(attachment)))
                    .filteredOn(text -> text.startsWith("UPDATE"))
                    .hasSize(3);
            assertThat(lab.shadow()).isEqualTo(copied);
            assertThat(lab.files()).isEqualTo(files);
        }
    }

    static String hash(String hex) {
        return ContentHash.ofDigest(HexFormat.of().parseHex(hex)).text();
    }

    static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
