package datajoint.store.file;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.store.ObjectPath;
import datajoint.store.Storage;
import datajoint.store.StoredObject;
import datajoint.store.Swept;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedFilesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final String HASH = "rz6rtlwlgnhsq5oy7xk3wqtz2q";

    @TempDir
    private Path folder;

    @Test
    void theOldOnesAreRemovedAndCounted() throws IOException {
        Path old = file("_schema/lab/t/.1b" + FileWriter.UNFINISHED, 100, NOW.minusSeconds(7200));
        Path young = file(".2c" + FileWriter.UNFINISHED, 10, NOW.minusSeconds(60));
        Path ofPython = file("_hash/lab/" + HASH + ".saving", 7, NOW.minusSeconds(7200));
        Path copiedByPython = file("_hash/lab/" + HASH + ".copying", 5, NOW.minusSeconds(7200));
        Path finished = file("_hash/lab/" + HASH, 3, NOW.minusSeconds(7200));
        Path ofSomebody = file("raw/notes.saving", 3, NOW.minusSeconds(7200));
        Path visible = file("raw/scan" + FileWriter.UNFINISHED, 3, NOW.minusSeconds(7200));

        Swept swept = storage().sweepUnfinished(NOW.minusSeconds(3600));

        assertThat(swept).isEqualTo(new Swept(3, 112));
        assertThat(List.of(old, ofPython, copiedByPython))
                .allSatisfy(gone -> assertThat(gone).doesNotExist());
        assertThat(List.of(young, finished, ofSomebody, visible))
                .allSatisfy(kept -> assertThat(kept).exists());
        assertThat(folder.resolve("_schema")).doesNotExist();
        assertThat(storage().sweepUnfinished(NOW.minusSeconds(3600))).isEqualTo(Swept.NOTHING);
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void aKilledProgramLeavesNothingThatASweepDoesNotRemove() throws Exception {
        Process program = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HalfWriter.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).isEqualTo(HalfWriter.HALF);
        } finally {
            program.destroyForcibly().waitFor();
        }

        assertThat(storage().find(ObjectPath.of(HalfWriter.OBJECT))).isEmpty();
        try (Stream<StoredObject> objects = storage().list("")) {
            assertThat(objects).isEmpty();
        }
        assertThat(storage().sweepUnfinished(Instant.now().plusSeconds(3600)))
                .isEqualTo(new Swept(1, HalfWriter.BYTES));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    private Storage storage() {
        return new FileStorage("main", new Root("main", folder, real()), Clock.systemUTC());
    }

    private Path real() {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Path file(String name, int bytes, Instant modified) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[bytes]);
        return Files.setLastModifiedTime(file, FileTime.from(modified));
    }
}
