package datajoint.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Definitions that people wrote, for 0.14 and for 2.x. */
class WrittenDefinitionsTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource("written")
    void aDefinitionIsReadPrintedAndReadAgain(String name, Grammar grammar, String text) {
        TableDefinition definition = DefinitionParser.parse(text, grammar);
        String printed = DefinitionPrinter.print(definition);

        assertThat(definition.lines()).isNotEmpty();
        assertThat(DefinitionParser.parse(printed, grammar)).isEqualTo(definition);
        assertThat(DefinitionPrinter.print(DefinitionParser.parse(printed, grammar)))
                .isEqualTo(printed);
    }

    static List<Object[]> written() throws IOException {
        try (InputStream file = WrittenDefinitionsTest.class.getResourceAsStream("definitions.txt")) {
            assertThat(file).isNotNull();
            String all = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            List<Object[]> definitions = new ArrayList<>();
            for (String block : all.substring(all.indexOf("=== ")).split("(?m)^=== ", -1)) {
                if (!block.isBlank()) {
                    String head = block.substring(0, block.indexOf('\n'));
                    String grammar = head.substring(0, head.indexOf(' '));
                    definitions.add(new Object[] {head, Grammar.valueOf(grammar), block.substring(head.length())});
                }
            }
            return definitions;
        }
    }
}
