package datajoint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.testkit.EachServer;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerbsTest {
    private static final String DEFINITION = """
            # A recording
            recording_id : int64
            ---
            made : datetime(3)
            weight = null : decimal(6,2)   # grams
            level : float64
            notes = null : json
            raw = null : bytes
            signal = null : <blob>
            """;

    private static final String ROWS = """
            {"recording_id":9007199254740993,"made":"2026-01-05 10:00:00.250","weight":"12.50","level":{"$float":"-Infinity"},\
            "notes":{"eats":["oats"]},"raw":{"$bytes":"AAEC"},"signal":{"$array":"<i2","shape":[3],"data":[1,2,3]}}
            {"recording_id":2,"made":"2026-01-06 00:00:00","weight":null,"level":0.1,"notes":null,"raw":null,\
            "signal":{"$map":[[1,{"$tuple":["a","b"]}]]}}
            """;

    @TempDir
    Path folder;

    private static void ok(Terminal terminal, int code) {
        assertThat(code).as(terminal.err()).isZero();
    }

    @EachServer
    void declareDescribeInsertFetchDrop(TestServer server) throws IOException {
        try (TestSchema schema = TestSchema.on(server, "cli")) {
            Terminal dj = new Terminal(folder).on(server);
            String table = schema.name() + ".Recording";
            ok(dj, dj.input(DEFINITION).dj("declare", table));
            String definition = dj.out();
            ok(dj, dj.dj("describe", table));
            assertThat(dj.out()).isEqualTo(definition).contains("recording_id", "# grams", "signal", "<blob>");
            ok(dj, dj.dj("describe", schema.name()));
            assertThat(dj.out()).contains("Recording").contains("level");

            // MySQL knows no infinity.
            String rows = server.isPostgres() ? ROWS : ROWS.replace("{\"$float\":\"-Infinity\"}", "0.5");
            Path file = Files.writeString(folder.resolve("rows.jsonl"), rows);
            ok(dj, dj.dj("insert", table, file.toString()));
            assertThat(dj.err()).contains("Inserted 2 rows");
            ok(dj, dj.dj("fetch", table, "--format", "jsonl", "--order-by", "-recording_id"));
            String fetched = dj.out();
            assertThat(fetched).contains("9007199254740993", "\"12.50\"", "{\"$bytes\":\"AAEC\"}", "\"$map\"");

            // What is fetched goes in again, in each format, and is the same.
            for (String format : new String[] {"json", "jsonl", "csv"}) {
                ok(dj, dj.dj("fetch", table, "--format", format));
                Path copy = Files.writeString(folder.resolve("copy." + format), dj.out());
                String other = schema.name() + ".Copy"
                        + format.toUpperCase(java.util.Locale.ROOT).charAt(0) + format.length();
                ok(dj, dj.input(DEFINITION).dj("declare", other));
                ok(dj, dj.dj("insert", other, copy.toString()));
                ok(dj, dj.dj("fetch", other, "--format", "jsonl", "--order-by", "-recording_id"));
                assertThat(dj.out()).as(format).isEqualTo(fetched);
            }

            ok(dj, dj.dj("drop", table));
            assertThat(dj.out()).contains("2 rows", "Nothing has been dropped");
            ok(dj, dj.dj("drop", table, "--yes"));
            assertThat(dj.dj("describe", table)).isEqualTo(1);
            assertThat(dj.err()).contains("has no table 'Recording'");
        }
    }

    @EachServer
    void fetchRestrictsProjectsAndLimits(TestServer server) {
        try (TestSchema schema = TestSchema.on(server, "cli")) {
            Terminal dj = new Terminal(folder).on(server);
            String table = schema.name() + ".Mouse";
            ok(
                    dj,
                    dj.input("mouse_id : int32\n---\nname : varchar(20)\nsex : enum('F', 'M')")
                            .dj("declare", table));
            String rows = "[{\"mouse_id\": 1, \"name\": \"Ada\", \"sex\": \"F\"},"
                    + "{\"mouse_id\": 2, \"name\": \"鼠\", \"sex\": \"M\"}, {\"mouse_id\": 3, \"name\": \"Eva\", \"sex\": \"F\"}]";
            ok(dj, dj.input(rows).dj("insert", table, "-"));
            ok(
                    dj,
                    dj.dj(
                            "fetch",
                            table,
                            "--where",
                            "sex = 'F'",
                            "--attributes",
                            "name",
                            "--order-by",
                            "-name",
                            "--limit",
                            "1",
                            "--format",
                            "csv"));
            assertThat(dj.out()).isEqualToNormalizingNewlines("mouse_id,name\n3,Eva\n");
            ok(dj, dj.dj("fetch", schema.name() + ".mouse"));
            assertThat(dj.out()).contains("*mouse_id", "鼠", "(3 rows)");

            assertThat(dj.input(rows).dj("insert", table, "-")).isEqualTo(1);
            ok(dj, dj.input(rows).dj("insert", table, "-", "--skip-duplicates"));
            ok(dj, dj.input(rows.replace("Ada", "Bea")).dj("insert", table, "-", "--replace"));
            ok(dj, dj.dj("fetch", table, "--where", "mouse_id = 1", "--format", "jsonl"));
            assertThat(dj.out()).contains("Bea");
            String extra = "[{\"mouse_id\": 4, \"name\": \"Io\", \"sex\": \"F\", \"age\": 2}]";
            assertThat(dj.input(extra).dj("insert", table, "-")).isEqualTo(1);
            assertThat(dj.err()).startsWith("dj: ").contains("age");
            ok(dj, dj.input(extra).dj("insert", table, "-", "--ignore-extra-fields"));
            assertThat(dj.dj("fetch", table, "--attributes", "nmae")).isEqualTo(1);
            assertThat(dj.err()).contains("'name'").doesNotContain("\tat ");
        }
    }

    @EachServer
    void statusTellsServerAccountAndStores(TestServer server) throws IOException {
        Terminal dj = new Terminal(folder).on(server);
        ok(dj, dj.dj("status"));
        assertThat(dj.out()).contains(server.host(), server.user(), server.backend());
        Files.writeString(
                folder.resolve("datajoint.json"),
                "{\"stores\": {\"main\": {\"protocol\": \"file\", \"location\": \"%s\"}}}"
                        .formatted(folder.resolve("no")));
        assertThat(dj.dj("status")).isEqualTo(1);
        assertThat(dj.out()).contains("store main");
    }

    @Test
    void aServerThatIsNotThereIsOneMessage() {
        Terminal dj = new Terminal(folder);
        assertThat(dj.dj("status", "--host", "127.0.0.1", "--port", "1", "--user", "ada"))
                .isEqualTo(1);
        assertThat(dj.err()).startsWith("dj: ").doesNotContain("\tat ");
        assertThat(dj.err().lines()).hasSize(1);
    }

    @Test
    void wrongUseIsExitCodeTwo() {
        Terminal dj = new Terminal(folder);
        assertThat(dj.dj("fetch")).isEqualTo(2);
        assertThat(dj.dj("fetch", "Mouse")).isEqualTo(2);
        assertThat(dj.dj("fetsch", "lab.Mouse")).isEqualTo(2);
        assertThat(dj.err()).contains("fetch");
        assertThat(dj.dj("--version")).isZero();
        assertThat(dj.out()).startsWith("dj ");
    }
}
