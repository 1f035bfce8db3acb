package datajoint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {
    @TempDir
    Path folder;

    private Terminal dj = new Terminal(Path.of(""));

    private int config(String verb, String... options) {
        dj = new Terminal(folder);
        List<String> arguments = new ArrayList<>(List.of("config", verb));
        arguments.addAll(List.of(options));
        return dj.dj(arguments.toArray(String[]::new));
    }

    private void file(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    @Test
    void initWritesTheFilesAndNeverOverwrites() throws IOException {
        file("datajoint.json", "{}");
        assertThat(config("init", "--full")).isZero();
        assertThat(dj.out())
                .contains("wrote  " + folder.resolve(".secrets/datajoint.json"))
                .contains("kept   " + folder.resolve("datajoint.json"));
        assertThat(Files.readString(folder.resolve("datajoint.json"))).isEqualTo("{}");
    }

    @Test
    void showTellsOriginsAndMasksSecrets() throws IOException {
        file("datajoint.json", "{\"display.limit\": 25}");
        file(".secrets/database.password", "hunter2");
        assertThat(config("show")).isZero();
        assertThat(dj.out())
                .containsPattern("display.limit +25 +file .*datajoint.json")
                .containsPattern("database.password +\\*{8} +secrets .*database.password")
                .containsPattern("safemode +true +default")
                .doesNotContain("hunter2");
    }

    @Test
    void showOfWhatIsChangedLeavesOutDefaults() throws IOException {
        file("datajoint.json", "{\"display.limit\": 25}");
        assertThat(config("show", "--changed")).isZero();
        assertThat(dj.out()).contains("display.limit").doesNotContain("default");
    }

    @Test
    void checkSaysWhatIsWrongWithStores() throws IOException {
        file(".secrets/database.user", "ada");
        file(
                "datajoint.json",
                "{\"stores\": {\"default\": \"mainn\", \"main\": {\"protocol\": \"s3\", \"bucket\": \"b\"}}}");
        assertThat(config("check")).isEqualTo(1);
        assertThat(dj.out())
                .contains("A store of protocol s3 needs stores.main.endpoint and stores.main.location.")
                .contains("There is no store 'mainn'; the stores are [main]. Did you mean 'main'?");
    }

    @Test
    void checkIsContentWithAGoodProject() throws IOException {
        file(".secrets/datajoint.json", "{\"database.user\": \"ada\"}");
        file(
                "datajoint.json",
                "{\"stores\": {\"default\": \"main\", \"main\": {\"protocol\": \"file\", \"location\": \"/x\"}}}");
        assertThat(config("check")).isZero();
        assertThat(dj.out()).endsWith("ok\n");
    }
}
