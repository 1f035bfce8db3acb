package datajoint.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTemplateTest {
    @TempDir
    Path folder;

    private Settings load(Path project) {
        return Settings.load(new SettingsSource(project, Map.of(), folder.resolve("none")));
    }

    @Test
    void theTemplateMakesFoldersFilesAndTheIgnoreLine() throws IOException {
        Path project = folder.resolve("new/project");
        TemplateReport report = new Config(Settings.defaults()).saveTemplate(project);
        assertThat(report.written())
                .containsExactly(
                        project.resolve(".gitignore"),
                        project.resolve(".secrets/datajoint.json"),
                        project.resolve("datajoint.json"));
        assertThat(report.kept()).isEmpty();
        assertThat(Files.readString(project.resolve(".gitignore"))).isEqualTo(".secrets/\n");
    }

    @Test
    void whatIsThereStays() throws IOException {
        Files.writeString(folder.resolve(".gitignore"), "target/");
        Files.writeString(folder.resolve("datajoint.json"), "{}");
        TemplateReport report = SettingsTemplate.FULL.write(folder);
        assertThat(report.kept()).containsExactly(folder.resolve("datajoint.json"));
        assertThat(Files.readString(folder.resolve("datajoint.json"))).isEqualTo("{}");
        assertThat(Files.readString(folder.resolve(".gitignore"))).isEqualTo("target/\n.secrets/\n");
        assertThat(SettingsTemplate.FULL.write(folder).written()).isEmpty();
        assertThat(Files.readString(folder.resolve(".gitignore"))).isEqualTo("target/\n.secrets/\n");
    }

    @Test
    void placeholdersAreNoValues() {
        SettingsTemplate.MINIMAL.write(folder);
        Settings settings = load(folder);
        assertThat(settings.database().host()).isEqualTo("localhost");
        assertThat(settings.database().user()).isEmpty();
        assertThat(settings.notes()).hasSize(3).allMatch(note -> note.contains("still the template's"));
    }

    @Test
    void theFullTemplateHoldsEveryDefault() {
        SettingsTemplate.FULL.write(folder);
        Settings settings = load(folder);
        for (SettingKey<?> key : SettingKeys.all()) {
            assertThat(settings.value(key.name()))
                    .as(key.name())
                    .isEqualTo(Settings.defaults().value(key.name()));
        }
        assertThat(settings.stores().defaultSpec().location()).isEqualTo("/data/my-project/main");
        assertThat(settings.stores().filepathDefaultSpec().name()).isEqualTo("raw_data");
    }
}
