package datajoint.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.model.ConfigException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFilesTest {
    @TempDir
    Path folder;

    @Test
    void theNearestFileUpwardsIsRead() {
        World world = new World(folder).json("{\"database.host\": \"p\"}").workingIn("project/a/b");
        assertThat(world.load().database().host()).isEqualTo("p");
        assertThat(world.load().folder()).contains(world.path("project"));
        world.file("project/a/datajoint.json", "{\"database.host\": \"nearer\"}");
        assertThat(world.load().database().host()).isEqualTo("nearer");
    }

    @Test
    void theSearchEndsAtTheRootOfARepository() {
        World world = new World(folder).json("{\"database.host\": \"p\"}").workingIn("project/a/b");
        world.folder("project/.git");
        assertThat(world.load().database().host())
                .as("the root itself is looked at")
                .isEqualTo("p");
        world.folder("project/a/.git");
        assertThat(world.load().database().host()).isEqualTo("localhost");
    }

    @Test
    void keysMayBeNestedOrDotted() {
        Settings settings = new World(folder)
                .json("{\"database\": {\"host\": \"f\"}, \"display.limit\": 7, \"stores.main\": {\"location\": \"x\"},"
                        + " \"stores\": {\"main.protocol\": \"file\"}}")
                .load();
        assertThat(settings.database().host()).isEqualTo("f");
        assertThat(settings.display().limit()).isEqualTo(7);
        assertThat(settings.stores().spec("main").location()).isEqualTo("x");
    }

    @Test
    void commentsAndAByteOrderMarkDoNotMatter() {
        World world = new World(folder).json("\uFEFF{\n// the server\n\"database.host\": \"f\" /* ours */}");
        assertThat(world.load().database().host()).isEqualTo("f");
    }

    @Test
    void filesAreIgnoredOnDemand() {
        World world = new World(folder)
                .json("{\"database.host\": \"f\"}")
                .secrets("{\"database.user\": \"s\"}")
                .variable("DJ_IGNORE_CONFIG_FILE", "true");
        assertThat(world.load().database().host()).isEqualTo("localhost");
        assertThat(world.load().database().user()).isEmpty();
    }

    @Test
    void theSecretsOfTheGuideAreRead() {
        World world = new World(folder)
                .json("{\"loglevel\": \"INFO\", \"safemode\": true, \"display.limit\": 12}")
                .secrets("{\"database.host\": \"h\", \"database.user\": \"u\", \"database.password\": \"p\"}");
        DatabaseSettings database = world.load().database();
        assertThat(database.host()).isEqualTo("h");
        assertThat(database.user()).contains("u");
        assertThat(database.password()).contains(Secret.of("p"));
    }

    @Test
    void secretsMayBeOneFileForEachValue() {
        World world = new World(folder)
                .json(
                        "{\"stores\": {\"s3_store\": {\"protocol\": \"s3\", \"endpoint\": \"e\", \"bucket\": \"b\", \"location\": \"l\"}}}")
                .secrets("{\"database\": {\"user\": \"weaker\"}}")
                .file("project/.secrets/database.user", "u\n")
                .file("project/.secrets/database.password", "p\n")
                .file("project/.secrets/stores.s3_store.access_key", "AK\n")
                .file("project/.secrets/stores.s3_store.secret_key", "SK\n")
                .file("project/.secrets/.gitignore", "*");
        Settings settings = world.load();
        assertThat(settings.database().user()).contains("u");
        assertThat(settings.database().password()).contains(Secret.of("p"));
        StoreSpec spec = settings.stores().spec("s3_store");
        assertThat(spec.secret("access_key")).contains(Secret.of("AK"));
        assertThat(spec.secret("secret_key")).contains(Secret.of("SK"));
    }

    @Test
    void secretsOfTheProjectWinOverThoseOfTheMachine() {
        World world = new World(folder).file("run/database.user", "machine").file("run/database.password", "machine's");
        assertThat(world.load().database().user()).contains("machine");
        world.secrets("{\"database.user\": \"project\"}");
        assertThat(world.load().database().user()).contains("project");
        assertThat(world.load().database().password()).contains(Secret.of("machine's"));
    }

    @Test
    void aSecretThatTheFileHidesIsNoted() {
        Settings settings = new World(folder)
                .json("{\"database.host\": \"localhost\"}")
                .secrets("{\"database.host\": \"h\"}")
                .load();
        assertThat(settings.database().host()).isEqualTo("localhost");
        assertThat(settings.notes()).singleElement().asString().contains("database.host is not used, because file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"database\": {\"hots\": \"x\"}} | there is no key 'database.hots'. Did you mean 'database.host'?",
                "{\"hots\": \"x\"} | there is no key 'hots'. Put keys of your own under 'custom'",
                "{\"host\": \"x\"} | there is no key 'host'. Did you mean 'database.host'?",
                "{\"database\": \"x\"} | there is no key 'database'. It is a group",
                "{\"display.limit\": \"many\"} | display.limit is 'many'; it has to be a whole number from 1.",
                "{\"display.limit\": 1.5} | display.limit is 1.5; it has to be a whole number",
                "{\"display.limit\": true} | display.limit is true; it has to be a whole number",
                "{\"safemode\": \"maybe\"} | safemode is 'maybe'; it has to be true or false.",
                "{\"safemode\": null} | safemode is null; it has to be true or false.",
                "{\"jobs.default_priority\": 256} | a whole number from 0 to 255",
                "{\"database.backend\": \"sqlite\"} | database.backend is 'sqlite'; it has to be one of mysql, postgresql.",
                "{\"database.password\": 1234} | The value of database.password has to be text.",
                "{\"stores\": {\"main\": \"x\"}} | stores.main has to be a JSON object.",
                "{\"database.host\": \"a\", \"database\": {\"host\": \"b\"}} | gives database.host twice",
            })
    void whatIsWrongInAFileIsNamedWithTheFile(String json, String expected) {
        World world = new World(folder).json(json);
        assertThatThrownBy(world::load)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(world.path("project/datajoint.json").toString())
                .hasMessageContaining(expected)
                .hasMessageNotContaining("1234");
    }

    @Test
    void badJsonIsLocatedAndNeverQuoted() {
        World world = new World(folder).secrets("{\n  \"database.password\": hunter2\n}");
        assertThatThrownBy(world::load)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(".secrets/datajoint.json is no valid JSON near line 2")
                .hasNoCause()
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void aWrongSecretFileIsAnError() {
        World world = new World(folder).json("{}").file("project/.secrets/database.passwort", "p");
        assertThatThrownBy(world::load).hasMessageContaining("Did you mean 'database.password'?");
    }

    @Test
    void keysWithoutMeaningAreNotedAndOwnKeysAreKept() {
        Settings settings = new World(folder)
                .json(
                        "{\"enable_python_native_blobs\": true, \"custom\": {\"prefix\": \"lab_\", \"api_key\": \"xyz\"}}")
                .load();
        assertThat(settings.notes()).singleElement().asString().contains("enable_python_native_blobs has no meaning");
        assertThat(settings.value("custom.prefix")).contains("lab_");
        assertThat(settings.toString()).doesNotContain("xyz").contains("lab_");
    }

    @Test
    void theEnvironmentIsReadStrictly() {
        assertThatThrownBy(() -> new World(folder).variable("DJ_PORT", "abc").load())
                .hasMessageContaining("environment DJ_PORT: database.port is 'abc'");
        assertThat(new World(folder).variable("DJ_LOG_LEVEL", "debug").load().logLevel())
                .isEqualTo("DEBUG");
        assertThat(new World(folder).variable("DJ_HOTS", "x").load().notes())
                .containsExactly("environment DJ_HOTS is not read; did you mean DJ_HOST?");
    }
}
