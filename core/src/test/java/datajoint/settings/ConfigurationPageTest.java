package datajoint.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {
    /** One line of the table for each key, from the code. */
    private static String row(SettingKey<?> key) {
        String fallback = key.defaultValue()
                .map(value -> "`" + (value.equals("") ? "\"\"" : value) + "`")
                .orElse("");
        return "| `%s` | %s | %s | `%s` | %s |"
                .formatted(key, key.expected(), fallback, String.join("` `", key.variables()), key.about());
    }

    @Test
    void theTableOfKeysIsThatOfTheCode() throws IOException {
        String page = Files.readString(Path.of("../docs/configuration.md"));
        assertThat(page.lines().filter(line -> line.startsWith("| `") && line.contains("DJ_")))
                .containsExactlyElementsOf(SettingKeys.all().stream()
                        .map(ConfigurationPageTest::row)
                        .toList());
    }
}
