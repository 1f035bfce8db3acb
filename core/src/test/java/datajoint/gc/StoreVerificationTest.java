package datajoint.gc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.Table;
import datajoint.codec.array.NdArray;
import datajoint.codec.blob.Attachment;
import datajoint.model.MissingTableException;
import datajoint.model.Tier;
import datajoint.row.Row;
import datajoint.testkit.EachServer;
import datajoint.testkit.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** Rows and their objects compared, on each server. */
class StoreVerificationTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path local;

    private Table<Row> filled(GcLab lab) throws IOException {
        Table<Row> all = lab.dj().schema(lab.first()).declare(Tier.MANUAL, "Every", """
                id : int32
                ---
                signal = null : <blob@main>
                file = null : <attach@main>
                grid = null : <npy@main>
                thing = null : <object@main>
                tree = null : <object@main>
                """);
        Files.createDirectories(local.resolve("tree/deep"));
        Files.writeString(local.resolve("tree/deep/a.txt"), "a");
        Files.writeString(local.resolve("tree/b.txt"), "bb");
        all.insert(Map.of(
                "id",
                1,
                "signal",
                "text",
                "file",
                new Attachment("n.txt", "hello".getBytes(StandardCharsets.UTF_8)),
                "grid",
                NdArray.of(new double[][] {{1, 2, 3}, {4, 5, 6}}),
                "thing",
                new byte[] {1, 2, 3},
                "tree",
                local.resolve("tree")));
        return all;
    }

    private Path object(String part) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(
                            file -> Files.isRegularFile(file) && file.toString().contains(part))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    @EachServer
    void aWholeSchemaIsWhole(TestServer server) throws IOException {
        try (GcLab lab = new GcLab(server, folder)) {
            filled(lab);

            VerifyReport report = lab.dj()
                    .storeVerification(lab.first())
                    .with(VerifyDepth.CONTENT)
                    .run();

            assertThat(report.findings()).isEmpty();
            assertThat(report.isWhole()).isTrue();
            assertThat(report.references()).isEqualTo(5);
            assertThat(report.unneeded()).isEqualTo(Tally.NONE);
        }
    }

    @EachServer
    void whatIsGoneCutOrChangedIsTold(TestServer server) throws IOException {
        try (GcLab lab = new GcLab(server, folder)) {
            filled(lab);
            String signal = lab.text(
                    server.isPostgres()
                            ? "SELECT {}signal{}->>'path' FROM {}%s{}.{}every{}".formatted(lab.first())
                            : "SELECT JSON_UNQUOTE(JSON_EXTRACT({}signal{}, '$.path')) FROM {}%s{}.{}every{}"
                                    .formatted(lab.first()));
            Files.delete(folder.resolve(signal));
            Path file = object("_hash");
            byte[] bytes = Files.readAllBytes(file);
            bytes[0]++;
            Files.write(file, bytes);
            Path grid = object("grid_");
            Files.write(grid, java.util.Arrays.copyOf(Files.readAllBytes(grid), 150));
            Files.write(object("thing_"), new byte[] {1});
            Files.delete(object("deep/a.txt"));
            lab.plant("_hash/%s/unneeded".formatted(lab.first()));

            VerifyReport quick = lab.dj().storeVerification(lab.first()).run();
            VerifyReport close = lab.dj()
                    .storeVerification(lab.first())
                    .with(VerifyDepth.CONTENT)
                    .run();

            assertThat(quick.findings())
                    .extracting(Finding::attribute, Finding::kind)
                    .containsExactlyInAnyOrder(
                            found(lab, "signal", Finding.Kind.MISSING),
                            found(lab, "grid", Finding.Kind.CORRUPT),
                            found(lab, "thing", Finding.Kind.WRONG_SIZE),
                            found(lab, "tree", Finding.Kind.MISSING));
            assertThat(close.findings())
                    .extracting(Finding::attribute, Finding::kind)
                    .contains(found(lab, "file", Finding.Kind.CORRUPT))
                    .hasSize(5);
            assertThat(close.findings())
                    .allSatisfy(finding -> assertThat(finding.key()).isEqualTo("id=1"));
            assertThat(close.unneeded().objects()).isEqualTo(1);
            assertThat(close.toString())
                    .contains("5 are not as they were", "missing    " + lab.first() + ".every.signal (id=1)");
            assertThat(close.jsonText()).contains("\"kind\":\"wrong_size\"");
        }
    }

    @EachServer
    void rowsThatNameNoObjectOrNoStoreAreTold(TestServer server) throws IOException {
        try (GcLab lab = new GcLab(server, folder)) {
            filled(lab);
            lab.sql(
                    "UPDATE {}%s{}.{}every{} SET {}signal{} = '{\"hash\": \"x\"}', thing = '{\"path\": \"../x\", \"size\": 1}',"
                                    .formatted(lab.first())
                            + " grid = '{\"path\": \"x.npy\", \"dtype\": \"float64\", \"shape\": [1], \"store\": \"gone\"}'");

            VerifyReport report = lab.dj().storeVerification(lab.first()).run();

            assertThat(report.findings())
                    .hasSize(3)
                    .allSatisfy(finding -> assertThat(finding.kind()).isEqualTo(Finding.Kind.UNREADABLE));
        }
    }

    @EachServer
    void aSchemaThatIsNotThereIsAnError(TestServer server) {
        try (GcLab lab = new GcLab(server, folder)) {
            assertThatThrownBy(() -> lab.dj().storeVerification("no_such_schema_here"))
                    .isInstanceOf(MissingTableException.class)
                    .hasMessageContaining("There is no schema 'no_such_schema_here'");
        }
    }

    private static org.assertj.core.groups.Tuple found(GcLab lab, String attribute, Finding.Kind kind) {
        return org.assertj.core.groups.Tuple.tuple(lab.first() + ".every." + attribute, kind);
    }
}
