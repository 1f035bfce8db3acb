package datajoint.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DocumentedDefinitionsTest {
    private static final Pattern BLOCK = Pattern.compile("```datajoint\\n(.*?)```", Pattern.DOTALL);

    @Test
    void theDefinitionsOfTheManualCanBeRead() throws IOException {
        String manual = Files.readString(Path.of("../docs/definitions.md"));

        assertThat(BLOCK.matcher(manual).results().map(block -> block.group(1)).toList())
                .hasSizeGreaterThan(1)
                .allSatisfy(
                        text -> assertThat(DefinitionParser.parse(text).lines()).isNotEmpty());
    }

    @Test
    void theMistakeOfTheManualIsToldInThoseWords() throws IOException {
        String manual = Files.readString(Path.of("../docs/definitions.md"));

        assertThatThrownBy(() -> DefinitionParser.parse("# c\n---\nsignal : blob@raw   # volts"))
                .satisfies(error -> assertThat(manual).contains(error.getMessage()));
    }
}
