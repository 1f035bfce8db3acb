package datajoint.codec.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.codec.CodecContext;
import datajoint.model.CodecException;
import datajoint.model.TableName;
import datajoint.store.Stores;
import datajoint.store.UncommittedObjects;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentTest {
    @TempDir
    Path folder;

    @Test
    void isSavedUnderItsNameInAFolderThatIsMade() {
        Path saved = attachment("notes.txt", "one").saveTo(folder.resolve("a/b"));

        assertThat(saved).isEqualTo(folder.resolve("a/b/notes.txt")).hasContent("one");
        assertThat(folder.resolve("a/b").toFile().list()).containsExactly("notes.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"notes.txt", "notes", "archive.tar.gz", ".hidden", ".hidden.txt"})
    void otherContentOfTheSameNameIsNumberedAndEqualContentIsNotWrittenAgain(String name) throws IOException {
        List<String> contents = List.of("one", "two", "three", "two", "one");

        List<String> names = contents.stream()
                .map(content ->
                        attachment(name, content).saveTo(folder).getFileName().toString())
                .toList();

        Path file = Path.of(name);
        assertThat(names).containsExactly(name, numbered(file, "_1"), numbered(file, "_2"), numbered(file, "_1"), name);
        assertThat(folder.resolve(names.get(2))).hasContent("three");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(3);
        }
    }

    @Test
    void aLinkAtThatNameIsNotFollowed() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "precious");
        Files.createSymbolicLink(folder.resolve("notes.txt"), other);
        Files.createSymbolicLink(folder.resolve("notes_1.txt"), folder.resolve("nowhere"));

        Path saved = attachment("notes.txt", "precious").saveTo(folder);

        assertThat(saved).isEqualTo(folder.resolve("notes_2.txt")).isRegularFile();
        assertThat(other).hasContent("precious");
        assertThat(folder.resolve("nowhere")).doesNotExist();
        assertThat(Files.isSymbolicLink(folder.resolve("notes.txt"))).isTrue();
    }

    @Test
    void aFolderOfThatNameIsLeftAlone() throws IOException {
        Files.createDirectory(folder.resolve("notes.txt"));

        assertThat(attachment("notes.txt", "").saveTo(folder)).isEqualTo(folder.resolve("notes_1.txt"));
    }

    @Test
    void savedByManyAtOnceEachContentIsOneWholeFile() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<Path>> saves = IntStream.range(0, 64)
                .<Callable<Path>>mapToObj(i ->
                        () -> attachment("x.bin", ("" + i % 4).repeat(50_000)).saveTo(folder))
                .toList();

        List<Future<Path>> saved = threads.invokeAll(saves);
        threads.shutdown();

        for (int i = 0; i < saved.size(); i++) {
            assertThat(saved.get(i).get()).hasContent(("" + i % 4).repeat(50_000));
        }
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("x.bin", "x_1.bin", "x_2.bin", "x_3.bin");
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> attachment("x", "").saveTo(file))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining(file.toString());
    }

    static Stream<String> hostileNames() {
        return Stream.of(
                "",
                ".",
                "..",
                "../x",
                "/etc/x",
                "a/b",
                "a\\b",
                "..\\x",
                "C:\\x",
                "C:x",
                "x:stream",
                "a\nb",
                "a\0b",
                "x\u007f",
                "con",
                "CON.txt",
                "nul",
                "NUL.tar.gz",
                "aux .txt",
                "com1",
                "Lpt9.log",
                "com\u00b9",
                "\uff23\uff2f\uff2e",
                "conout$",
                "x.",
                "x ",
                "x..",
                "a\u2215b",
                "a\u2044b",
                "a\uff0fb",
                "a\u29f8b",
                "a\uff3cb",
                "a\u2216b",
                "C\uff1ax",
                "..\u2215x",
                "\u2100.txt",
                "\u2025",
                "\u2024\u2024",
                "x\uff0e",
                "x\u2026",
                "txt.\u202eexe",
                "\u2066x\u2069.txt",
                "x\u200b.txt",
                "\ufeffx",
                "x\u2028y",
                "x\ud83d",
                "x".repeat(256),
                "\u00e4".repeat(128),
                "x".repeat(4096));
    }

    @ParameterizedTest
    @MethodSource("hostileNames")
    void aNameThatLeadsElsewhereOrIsNotWhatItLooksLikeIsRefusedOnSaveAndOnWrite(String name) throws IOException {
        Attachment hostile = attachment(name, "x");

        assertThatThrownBy(() -> hostile.saveTo(folder))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("no plain file name")
                .hasMessageNotContaining("\n  ")
                .extracting(e -> e.getMessage().length() < 400)
                .isEqualTo(true);
        assertThatThrownBy(() -> new AttachCodec().validate(hostile, context()))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("no plain file name");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aFileWithAHostileNameIsRefusedByItsPath() throws IOException {
        Path file = Files.createFile(folder.resolve("txt.\u202eexe"));

        assertThatThrownBy(() -> new AttachCodec().validate(file, context()))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("'txt.?exe' is no plain file name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "notes.txt",
                ".bashrc",
                "..x",
                "a b.txt",
                "\u00e4\u4e2d\ud83d\ude00.txt",
                "\u00bd.txt",
                "console.txt",
                "com10",
                "nul_.txt",
                "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645.txt",
                "it's (1) [2] {3} #4 %20 ~$&.txt"
            })
    void everydayNamesAreSaved(String name) {
        assertThat(attachment(name, "x").saveTo(folder)).hasContent("x");
    }

    @Test
    void whatPythonStoredUnderAHostileNameCanStillBeRead() {
        byte[] stored = "../../x\0content".getBytes(StandardCharsets.UTF_8);

        Attachment read = (Attachment) new AttachCodec().decode(stored, context());

        assertThat(read.name()).isEqualTo("../../x");
        assertThat(new String(read.content(), StandardCharsets.UTF_8)).isEqualTo("content");
        assertThatThrownBy(() -> read.saveTo(folder)).isInstanceOf(CodecException.class);
    }

    private static String numbered(Path file, String number) {
        String name = file.toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) + number + name.substring(dot) : name + number;
    }

    private static Attachment attachment(String name, String content) {
        return new Attachment(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static CodecContext context() {
        return new CodecContext(
                new TableName("lab", "file"),
                "content",
                Map.of(),
                Optional.empty(),
                new Stores(
                        () -> {
                            throw new IllegalStateException("an attachment in the table needs no store");
                        },
                        List.of()),
                new UncommittedObjects());
    }
}
