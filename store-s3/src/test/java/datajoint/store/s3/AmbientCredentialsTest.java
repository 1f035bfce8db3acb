package datajoint.store.s3;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.testkit.S3Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores without keys in their settings, in a process with an environment of its own. */
class AmbientCredentialsTest {
    @TempDir
    private Path home;

    @Test
    void keysOfTheEnvironmentAreUsed() throws Exception {
        List<String> heads = new CopyOnWriteArrayList<>();
        String printed = put(
                heads,
                Map.of(
                        "AWS_ACCESS_KEY_ID", "AKIAENVIRONMENT",
                        "AWS_SECRET_ACCESS_KEY", "hidden",
                        "AWS_SESSION_TOKEN", "session",
                        "AWS_REGION", "eu-central-1"));
        assertThat(printed).isEqualTo("written");
        assertThat(heads)
                .singleElement()
                .asString()
                .containsPattern("Credential=AKIAENVIRONMENT/\\d+/eu-central-1/s3/");
        assertThat(heads).singleElement().asString().containsIgnoringCase("x-amz-security-token: session");
    }

    @Test
    void keysOfTheProfileAreUsed() throws Exception {
        Path file = Files.writeString(
                home.resolve("credentials"),
                "[lab]\naws_access_key_id = AKIAPROFILE\naws_secret_access_key = hidden\nregion = eu-west-3\n");
        List<String> heads = new CopyOnWriteArrayList<>();
        String printed = put(heads, Map.of("AWS_SHARED_CREDENTIALS_FILE", file.toString(), "AWS_PROFILE", "lab"));
        assertThat(printed).isEqualTo("written");
        assertThat(heads).singleElement().asString().containsPattern("Credential=AKIAPROFILE/\\d+/eu-west-3/s3/");
    }

    @Test
    void noKeysAnywhereIsTold() throws Exception {
        List<String> heads = new CopyOnWriteArrayList<>();
        assertThat(put(heads, Map.of()))
                .contains("Store 'main'")
                .contains("Set stores.main.access_key and secret_key, or AWS_ACCESS_KEY_ID and its like.");
        assertThat(heads).isEmpty();
    }

    private String put(List<String> heads, Map<String, String> environment) throws Exception {
        TestBucket bucket = TestBucket.fresh();
        try (FaultyProxy proxy = new FaultyProxy(S3Server.started().endpoint())) {
            proxy.spoil("", 1000, exchange -> {
                heads.add(exchange.head());
                exchange.write(exchange.ask(exchange.body()));
            });
            return child(environment, proxy.endpoint().toString(), bucket.name());
        }
    }

    private String child(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                java, "-XX:TieredStopAtLevel=1", "-Duser.home=" + home, "-cp", classes, PutOne.class.getName());
        builder.command().addAll(List.of(arguments));
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
        builder.environment().put("HOME", home.toString());
        builder.environment().putAll(environment);
        Process process = builder.redirectError(home.resolve("errors").toFile()).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(Files.readString(home.resolve("errors")))
                .isZero();
        return printed.lines().reduce("", (all, line) -> line);
    }
}
