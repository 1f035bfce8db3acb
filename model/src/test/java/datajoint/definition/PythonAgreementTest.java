package datajoint.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PythonAgreementTest {
    private static final Set<String> DECLARED = Set.of("both", "mysql", "postgresql");

    @ParameterizedTest
    @MethodSource("recorded")
    void whatPythonDeclaresWeReadAndWhatItCannotWeRefuseUnlessAReasonIsGiven(Recorded recorded) {
        boolean same = reads(recorded.definition()) == DECLARED.contains(recorded.python());

        assertThat(same).as(recorded.toString()).isEqualTo(recorded.reason().isEmpty());
    }

    private static boolean reads(String definition) {
        try {
            TableDefinition read = DefinitionParser.parse(definition);
            assertThat(DefinitionParser.parse(DefinitionPrinter.print(read))).isEqualTo(read);
            return true;
        } catch (DefinitionException e) {
            return false;
        }
    }

    static List<Recorded> recorded() throws IOException {
        try (InputStream file = PythonAgreementTest.class.getResourceAsStream("python-2.3.5.tsv")) {
            assertThat(file).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("# "))
                    .map(Recorded::of)
                    .toList();
        }
    }

    record Recorded(String python, String definition, String reason) {
        static Recorded of(String line) {
            List<String> cells = List.of(line.split("\t", -1));
            return new Recorded(
                    cells.get(0),
                    cells.get(1)
                            .replace("\\u00a0", "\u00a0")
                            .replace("\\u2003", "\u2003")
                            .translateEscapes(),
                    cells.size() > 2 ? cells.get(2) : "");
        }
    }
}
