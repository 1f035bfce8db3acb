package datajoint.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.model.ConfigException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsOrderTest {
    @TempDir
    Path folder;

    static List<SettingKey<?>> keys() {
        return SettingKeys.all().stream()
                .filter(key -> !key.equals(SettingKeys.IGNORE_CONFIG_FILE))
                .toList();
    }

    /** Two valid values of a key: as JSON writes them, and as the environment does. */
    private static String sample(SettingKey<?> key, int which) {
        if (key.type().equals(ValueType.BOOLEAN) || key.type().equals(ValueType.TLS)) {
            return which == 0 ? "true" : "false";
        }
        if (key.type().javaType() == Integer.class) {
            return String.valueOf(11 + which);
        }
        if (key.type().equals(ValueType.OBJECT)) {
            return "{\"a\": " + which + "}";
        }
        String expected = key.expected();
        if (expected.startsWith("one of ")) {
            return expected.substring("one of ".length()).split(", ")[which];
        }
        return "value" + which;
    }

    private static String json(SettingKey<?> key, int which) {
        boolean isText = key.type().javaType() == String.class || key.isSecret();
        return "{\"%s\": %s}".formatted(key, isText ? "\"" + sample(key, which) + "\"" : sample(key, which));
    }

    private static Object read(SettingKey<?> key, int which) {
        return key.type().read(sample(key, which)).orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyKeyHasTheSameOrder(SettingKey<?> key) {
        World world = new World(folder).secrets(json(key, 0));
        assertThat(world.load().value(key.name())).contains(read(key, 0));
        assertThat(world.load().explain(key.name()).origin().layer()).isEqualTo(Layer.SECRETS);
        world.json(json(key, 1));
        assertThat(world.load().value(key.name())).contains(read(key, 1));
        assertThat(world.load().explain(key.name()).origin().where()).endsWith("project/datajoint.json");
        for (int i = key.variables().size() - 1; i >= 0; i--) {
            String variable = key.variables().get(i);
            world.variable(variable, sample(key, 0));
            assertThat(world.load().value(key.name())).contains(read(key, 0));
            assertThat(world.load().explain(key.name()).origin()).hasToString("environment " + variable);
        }
        Settings set = world.load().with(key.name(), read(key, 1));
        assertThat(set.value(key.name())).contains(read(key, 1));
        assertThat(set.explain(key.name()).origin()).hasToString("runtime");
        assertThat(set.without(key.name()).value(key.name())).contains(read(key, 0));
    }

    @Test
    void defaultsAreThoseOfPython() {
        Settings settings = Settings.defaults();
        assertThat(settings.database().host()).isEqualTo("localhost");
        assertThat(settings.database().port()).isEqualTo(3306);
        assertThat(settings.database().backend()).isEqualTo("mysql");
        assertThat(settings.database().user()).isEmpty();
        assertThat(settings.database().tls()).isEqualTo(Tls.PREFER);
        assertThat(settings.display().limit()).isEqualTo(12);
        assertThat(settings.display().width()).isEqualTo(14);
        assertThat(settings.jobs().staleTimeout()).hasSeconds(3600);
        assertThat(settings.jobs().defaultPriority()).isEqualTo(5);
        assertThat(settings.safemode()).isTrue();
        assertThat(settings.logLevel()).isEqualTo("INFO");
        assertThat(settings.stores().names()).isEmpty();
    }

    @Test
    void anEmptyVariableCountsAsNotSet() {
        World world =
                new World(folder).json("{\"database\": {\"host\": \"f\"}}").variable("DJ_HOST", "");
        assertThat(world.load().database().host()).isEqualTo("f");
    }

    @Test
    void variablesWithoutPrefixAreNeverRead() {
        Settings settings = new World(folder)
                .variable("LIMIT", "99")
                .variable("WIDTH", "77")
                .variable("CHARSET", "latin1")
                .load();
        assertThat(settings.display().limit()).isEqualTo(12);
        assertThat(settings.display().width()).isEqualTo(14);
        assertThat(settings.value("connection.charset")).contains("");
    }

    @Test
    void thePortFollowsTheBackendWhereverThatIsSet() {
        assertThat(new World(folder)
                        .json("{\"database.backend\": \"postgresql\"}")
                        .load()
                        .database()
                        .port())
                .isEqualTo(5432);
        assertThat(Settings.defaults()
                        .with("database.backend", "postgresql")
                        .database()
                        .port())
                .isEqualTo(5432);
        assertThat(Settings.defaults()
                        .with("database.backend", "postgresql")
                        .with("database.port", 5433)
                        .database()
                        .port())
                .isEqualTo(5433);
    }

    @Test
    void theHostMayCarryItsPort() {
        World world = new World(folder).json("{\"database\": {\"host\": \"db\", \"port\": 3306}}");
        DatabaseSettings other = world.variable("DJ_HOST", "db2:3307").load().database();
        assertThat(other.host()).isEqualTo("db2");
        assertThat(other.port()).isEqualTo(3307);
        assertThat(world.load().with("database.port", 99).database().port()).isEqualTo(99);
    }

    @Test
    void theHostMayBeAnIpv6Address() {
        DatabaseSettings bare =
                Settings.defaults().with("database.host", "fe80::1").database();
        assertThat(bare.host()).isEqualTo("fe80::1");
        assertThat(bare.port()).isEqualTo(3306);
        DatabaseSettings brackets =
                Settings.defaults().with("database.host", "[::1]:3307").database();
        assertThat(brackets.host()).isEqualTo("::1");
        assertThat(brackets.port()).isEqualTo(3307);
    }

    @Test
    void oldTlsValuesAreModesAndFalseIsReallyOff() {
        assertThat(Settings.defaults().with("database.use_tls", true).database().tls())
                .isEqualTo(Tls.REQUIRE);
        assertThat(Settings.defaults()
                        .with("database.use_tls", false)
                        .database()
                        .tls())
                .isEqualTo(Tls.DISABLE);
        assertThat(new World(folder)
                        .json("{\"database.use_tls\": null}")
                        .load()
                        .database()
                        .tls())
                .isEqualTo(Tls.PREFER);
        assertThat(Settings.defaults()
                        .with("database.use_tls", "verify")
                        .database()
                        .tls())
                .isEqualTo(Tls.VERIFY);
    }

    @Test
    void anOverrideEndsWithItsScope() {
        Config config = new Config(Settings.defaults().with("display.limit", 3));
        try (Config.Scope scope = config.override(Map.of("safemode", false, "display.limit", 5))) {
            assertThat(scope).isNotNull();
            assertThat(config.settings().safemode()).isFalse();
            assertThat(config.get("display.limit")).contains(5);
        }
        assertThat(config.settings().safemode()).isTrue();
        assertThat(config.get("display.limit")).contains(3);
    }

    @Test
    void anOverrideOfAnUnknownKeyChangesNothing() {
        Config config = new Config(Settings.defaults());
        assertThatThrownBy(() -> config.override(Map.of("safemodus", false)))
                .isInstanceOf(ConfigException.class)
                .hasMessage("runtime: there is no key 'safemodus'. Did you mean 'safemode'?");
    }
}
