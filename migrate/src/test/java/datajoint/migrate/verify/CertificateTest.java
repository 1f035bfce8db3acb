package datajoint.migrate.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.model.MigrationException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CertificateTest {
    private static final TableProof MOUSE = new TableProof("lab.mouse", 3, 3, 1, "a".repeat(64), 2, 40, 1, 1, 99);

    @Test
    void neitherTimesNorNamesOfPeopleChangeTheDigest() {
        assertThat(certificate(List.of(MOUSE), List.of(), Map.of("began", "now"))
                        .digest())
                .isEqualTo(certificate(List.of(MOUSE), List.of(), Map.of("who", "anna"))
                        .digest());
    }

    @Test
    void aCertificateThatWasChangedIsRefused() {
        String json = CertificateJson.write(certificate(List.of(MOUSE), List.of(), Map.of()));

        assertThat(CertificateJson.read(json).rows()).isEqualTo(3);
        assertThatThrownBy(() -> CertificateJson.read(json.replace("\"rows\" : 3", "\"rows\" : 4")))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("was changed after it was written");
        assertThatThrownBy(() -> CertificateJson.read("{"))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("This is no certificate");
    }

    @Test
    void saysWhatIsDifferentFromThen() {
        Certificate then = certificate(List.of(MOUSE), List.of(), Map.of());
        TableProof more = new TableProof("lab.mouse", 4, 3, 1, "b".repeat(64), 2, 40, 1, 1, 99);
        Problem extra = new Problem(Problem.Kind.ROW_EXTRA, "lab.mouse", "mouse=4", "", "no such row", "");
        Certificate now = certificate(List.of(more), List.of(extra), Map.of());

        assertThat(CertificateChange.between(then, then)).isEmpty();
        assertThat(CertificateChange.between(then, now))
                .containsExactly("lab.mouse had 3 rows, and has 4.", "Wrong now: lab.mouse (mouse=4): no such row");
    }

    @Test
    void thePageSaysWhatIsWrongInPlainText() {
        Problem problem = new Problem(Problem.Kind.VALUE, "lab.mouse", "mouse=4", "name", "should be '<b>'", "");

        String page = CertificateHtml.page(certificate(List.of(MOUSE), List.of(problem), Map.of("who", "anna")));

        assertThat(page)
                .contains("Not proven", "lab.mouse (mouse=4) name: should be '&lt;b&gt;'", "<dd>anna</dd>")
                .doesNotContain("http", "<script");
    }

    private static Certificate certificate(
            List<TableProof> tables, List<Problem> problems, Map<String, String> circumstances) {
        return new Certificate(
                        "lab",
                        "run",
                        "p",
                        "shadow",
                        List.of(),
                        tables,
                        problems,
                        List.of(),
                        List.of(),
                        circumstances,
                        "")
                .digested();
    }
}
