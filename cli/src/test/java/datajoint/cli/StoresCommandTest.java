package datajoint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoresCommandTest {
    @TempDir
    private Path folder;

    private Terminal dj = new Terminal(Path.of(""));

    private int check(String stores, String... names) throws IOException {
        Files.writeString(folder.resolve("datajoint.json"), "{\"stores\": {" + stores + "}}");
        dj = new Terminal(folder);
        String[] arguments =
                Stream.concat(Stream.of("stores", "check"), Stream.of(names)).toArray(String[]::new);
        return dj.dj(arguments);
    }

    @Test
    void aGoodStoreIsTriedAndLeftAsItWas() throws IOException {
        Path store = Files.createDirectory(folder.resolve("objects"));

        int code = check("\"main\": {\"protocol\": \"file\", \"location\": \"%s\"}".formatted(store));

        assertThat(code).isZero();
        assertThat(dj.out()).containsPattern("main +good +file .*write [0-9.]+ ms.*remove [0-9.]+ ms");
        try (Stream<Path> files = Files.list(store)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void eachBadStoreSaysWhy() throws IOException {
        int code = check("""
                "gone": {"protocol": "file", "location": "/there/is/no/such/folder"},
                "half": {"protocol": "s3", "bucket": "b"}
                """);

        assertThat(code).isEqualTo(1);
        assertThat(dj.out())
                .containsPattern("gone +bad .*stores.gone.location")
                .containsPattern("half +bad .*stores.half.endpoint");
    }

    @Test
    void onlyTheStoresThatAreNamedAreTried() throws IOException {
        Path store = Files.createDirectory(folder.resolve("objects"));

        int code = check(
                "\"main\": {\"protocol\": \"file\", \"location\": \"%s\"}, \"bad\": {\"protocol\": \"file\"}"
                        .formatted(store),
                "main");

        assertThat(code).as(dj.out() + dj.err()).isZero();
        assertThat(dj.out()).doesNotContain("bad   ");
    }
}
