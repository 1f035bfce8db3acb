package datajoint.migrate.assess;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import datajoint.migrate.evidence.BinaryContent;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportsTest {
    @Test
    void theTerminalShowsTheFirstOfManyAndNoColumnsOfZeros() {
        String text = AssessmentText.of(facts(20));

        assertThat(text.lines().toList())
                .contains("  column     becomes  dj0  longest", "  lab.t.c1   <blob>     1      8 B")
                .contains("Schemas. 1 row in 20 columns.", "  and 8 more: --report FILE has all.")
                .endsWith("Nothing is in the way. Next: dj migrate plan.");
        assertThat(text).doesNotContain("lab.t.c13", "sql_mode");
    }

    @Test
    void thePageHasEverythingAndLetsNothingBeRead() {
        Assessment facts =
                facts(20).judged(List.of(new Finding("<script>alert(1)</script> & \"more\"", "Mend it.")), List.of());

        String page = AssessmentHtml.of(facts);

        assertThat(page)
                .startsWith("<!doctype html>")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot;")
                .contains("<details><summary>20 rows</summary>", "lab.t.c20", "sql_mode", "prefers-color-scheme: dark")
                .contains("1 thing has to be settled first.")
                .doesNotContain("<script", "http://", "https://", "url(");
    }

    @Test
    void theJsonIsTheWholeTree() throws JsonProcessingException {
        JsonNode tree = new JsonMapper().readTree(AssessmentJson.of(facts(2)));

        assertThat(tree.path("binaries").get(1).path("content").path("python").asLong())
                .isEqualTo(1);
        assertThat(tree.path("server").path("settings").path("sql_mode").asText())
                .isEqualTo("ANSI");
        assertThat(tree.path("depth").asText()).isEqualTo("SIZE");
    }

    @Test
    void timesAndSizesAreSaidAsPeopleSayThem() {
        assertThat(Texts.duration(119)).isEqualTo("119 s");
        assertThat(Texts.duration(3_600)).isEqualTo("60 min");
        assertThat(Texts.duration(7_500)).isEqualTo("2 h 5 min");
        assertThat(Texts.bytes(999)).isEqualTo("999 B");
        assertThat(Texts.bytes(1_500_000)).isEqualTo("1.5 MB");
        assertThat(Texts.bytes(Long.MAX_VALUE)).isEqualTo("9223 PB");
        assertThat(Texts.some(List.of(1, 2, 3, 4, 5, 6, 7))).isEqualTo("1, 2, 3, 4, 5 and 2 more");
    }

    private static Assessment facts(int binaries) {
        return new Assessment(
                "2026-11-24T00:00:00Z",
                new ServerFacts("MySQL 9.7.4", "lab@%", Map.of("sql_mode", "ANSI"), List.of(), true, List.of()),
                List.of(new SchemaFacts(
                        "lab", Map.of("manual", 1L), 1, 100, binaries, List.of(), List.of(), List.of(), List.of())),
                List.of(),
                IntStream.rangeClosed(1, binaries)
                        .mapToObj(i -> new BinaryUse(
                                "lab.t.c" + i, "longblob", "<blob>", new BinaryContent(0, 0, 0, 1, 0, 0, 0, 8)))
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                FileDepth.SIZE,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Estimate.of(1, 100, 0, 0, 0),
                List.of(),
                List.of());
    }
}
