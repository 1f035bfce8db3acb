package datajoint.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.model.ConfigException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreSettingsTest {
    private static final Settings FILE =
            Settings.defaults().with("stores.main.protocol", "file").with("stores.main.location", "/x");

    @TempDir
    Path folder;

    @Test
    void aFileStoreNeedsItsLocationAndHasDefaults() {
        StoreSpec spec = FILE.stores().spec("main");
        assertThat(spec.location()).isEqualTo("/x");
        assertThat(spec.tokenLength()).isEqualTo(8);
        assertThat(spec.hashPrefix()).isEqualTo("_hash");
        assertThat(spec.schemaPrefix()).isEqualTo("_schema");
        assertThat(spec.filepathPrefix()).isEmpty();
        assertThat(spec.subfolding()).isEmpty();
        assertThatThrownBy(() -> FILE.without("stores.main.location").stores().spec("main"))
                .hasMessageContaining("A store of protocol file needs stores.main.location.");
    }

    @Test
    void runTimeChangesWorkAsTheGuideWritesThem() {
        Config config = new Config(Settings.defaults());
        config.set("stores.main.partition_pattern", "{subject_id}");
        config.set("stores.main", Map.of("protocol", "file", "location", "/y"));
        assertThat(config.settings().stores().spec("main").partitionPattern()).contains("{subject_id}");
    }

    @Test
    void eachProtocolHasItsAttributes() {
        assertThatThrownBy(() -> FILE.with("stores.s.protocol", "s3").stores().spec("s"))
                .hasMessageContaining("stores.s.endpoint and stores.s.bucket and stores.s.location");
        assertThatThrownBy(() -> FILE.with("stores.g.protocol", "gcs").stores().spec("g"))
                .hasMessageContaining("stores.g.bucket and stores.g.location");
        assertThatThrownBy(
                        () -> FILE.with("stores.a.protocol", "azure").stores().spec("a"))
                .hasMessageContaining("stores.a.container and stores.a.location");
        assertThatThrownBy(() -> FILE.with("stores.main.bucket", "b"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("runtime: a store of protocol file has no 'stores.main.bucket'");
        assertThatThrownBy(() -> FILE.with("stores.main.subfoldin", "b")).hasMessageContaining("'subfolding'");
    }

    @Test
    void aPluginBringsItsProtocol() {
        Settings settings = FILE.with("stores.x", Map.of("protocol", "dropbox", "app", 5, "api_key", "k"));
        assertThatThrownBy(() -> settings.stores().spec("x")).hasMessageContaining("protocol is 'dropbox'");
        StoreSpec spec = settings.stores().spec("x", List.of("dropbox"));
        assertThat(spec.attributes()).containsEntry("app", 5);
        assertThat(spec.toString()).contains("api_key=********");
    }

    @Test
    void sectionsMayNotLieInOneAnother() {
        assertThatThrownBy(() -> FILE.with("stores.main.filepath_prefix", "_hash/x")
                        .stores()
                        .spec("main"))
                .hasMessage("stores.main: filepath_prefix '_hash/x' lies inside hash_prefix '_hash'. "
                        + "Give each section a folder of its own.");
        assertThat(FILE.with("stores.main.filepath_prefix", "_hashes")
                        .stores()
                        .spec("main")
                        .filepathPrefix())
                .isEqualTo("_hashes");
    }

    @Test
    void pathsThatCannotBeMadeAreRefused() {
        assertThatThrownBy(() -> spec("partition_pattern", "subject_id/session_date"))
                .hasMessage("stores.main.partition_pattern 'subject_id/session_date' names no attribute. "
                        + "Write {subject_id}/{session_date}.");
        assertThatThrownBy(() -> spec("subfolding", List.of(20, 20))).hasMessageContaining("subfolding is [20, 20]");
        assertThatThrownBy(() -> spec("subfolding", List.of(2, 0))).hasMessageContaining("subfolding");
        assertThatThrownBy(() -> FILE.with("stores.main.hash_prefix", "")
                        .with("stores.main.schema_prefix", "")
                        .stores()
                        .spec("main"))
                .hasMessageContaining("both empty");
        assertThat(spec("schema_prefix", "").schemaPrefix()).isEmpty();
        assertThat(spec("partition_pattern", "{a}/{b}").partitionPattern()).contains("{a}/{b}");
    }

    private static StoreSpec spec(String attribute, Object value) {
        return FILE.with("stores.main." + attribute, value).stores().spec("main");
    }

    @Test
    void credentialsComeInPairs() {
        Settings settings = FILE.with(
                "stores.s",
                Map.of("protocol", "s3", "endpoint", "e", "bucket", "b", "location", "", "access_key", "k"));
        assertThatThrownBy(() -> settings.stores().spec("s")).hasMessageContaining("access_key and secret_key");
        assertThat(settings.with("stores.s.secret_key", "x").stores().spec("s").location())
                .isEmpty();
    }

    @Test
    void thereAreTwoDefaults() {
        assertThatThrownBy(() -> FILE.stores().defaultSpec()).hasMessageContaining("stores.default is not set");
        assertThatThrownBy(() -> FILE.stores().filepathDefaultSpec())
                .hasMessageContaining("stores.filepath_default is not set");
        assertThat(FILE.with("stores.default", "main").stores().defaultSpec().name())
                .isEqualTo("main");
        assertThatThrownBy(() -> FILE.with("stores.default", "mainn").stores().defaultSpec())
                .hasMessage("There is no store 'mainn'; the stores are [main]. Did you mean 'main'?");
    }

    @Test
    void theEnvironmentReplacesTheFilesBlockAndSecretsAddToIt() {
        World world = new World(folder)
                .json("{\"stores\": {\"default\": \"a\", \"a\": {\"protocol\": \"file\", \"location\": \"x\"}}}")
                .secrets("{\"stores\": {\"b\": {\"access_key\": \"AK\"}}}")
                .variable("DJ_STORES_B_SECRET_KEY", "SK")
                .variable(
                        "DJ_STORES",
                        "{\"default\": \"b\", \"b\": {\"protocol\": \"S3\", \"endpoint\": \"e\", \"bucket\": \"k\", \"location\": \"l\"}}");
        Settings settings = world.load();
        assertThat(settings.stores().names()).containsExactly("b");
        StoreSpec spec = settings.stores().defaultSpec();
        assertThat(spec.protocol()).isEqualTo("s3");
        assertThat(spec.secret("access_key")).contains(Secret.of("AK"));
        assertThat(spec.secret("secret_key")).contains(Secret.of("SK"));
        assertThat(spec.isSecure()).isTrue();
        assertThatThrownBy(() -> world.variable("DJ_STORES", "[1]").load()).hasMessageContaining("DJ_STORES");
    }

    @Test
    void secretsNeverPrint() {
        Settings settings = FILE.with("database.password", "hunter2")
                .with("stores.s", Map.of("protocol", "s3", "access_key", "hunter2", "secret_key", "hunter2"))
                .with("stores.s.proxy_server", "http://me:hunter2@proxy")
                .with("stores.g", Map.of("protocol", "gcs", "token", "hunter2"))
                .with(
                        "stores.a",
                        Map.of("protocol", "azure", "account_key", "hunter2", "connection_string", "hunter2"));
        assertThat(settings.toString()).contains("database.password = ********").doesNotContain("hunter2");
        assertThat(settings.explain().toString()).doesNotContain("hunter2");
        assertThat(new Config(settings).toString()).doesNotContain("hunter2");
        assertThat(settings.database().toString()).doesNotContain("hunter2");
        assertThat(settings.value("stores.s.secret_key").toString()).doesNotContain("hunter2");
    }
}
