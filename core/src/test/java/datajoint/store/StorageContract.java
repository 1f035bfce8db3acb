package datajoint.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.model.StoreException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every storage has to do. */
public abstract class StorageContract {
    private static final ObjectPath PATH = ObjectPath.of("a/b/object.bin");

    /** An empty place, the same for the whole test. */
    protected abstract Storage storage();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1000, 65_536, 20_000_000})
    void whatIsPutComesBack(int size) throws IOException {
        byte[] content = random(size);

        storage().put(PATH, Content.of(content));

        assertThat(storage().readAll(PATH)).isEqualTo(content);
        assertThat(storage().find(PATH)).get().satisfies(found -> {
            assertThat(found.path()).isEqualTo(PATH);
            assertThat(found.size()).isEqualTo(size);
            assertThat(found.modified()).isBetween(Instant.EPOCH.plusSeconds(1), Instant.MAX);
        });
        try (InputStream in = storage().read(PATH)) {
            assertThat(in.readAllBytes()).isEqualTo(content);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=1/b=x y/n_abc.npy",
                "ü/ö.txt",
                "hash#1",
                "question?mark",
                "per%cent",
                "per%2Fcent",
                "plus+plus",
                "and&and",
                "equals=equals",
                "it's",
                "quote\"quote",
                "co:lon",
                "semi;colon",
                "tilde~",
                "at@at",
                "comma,",
                "(round)",
                "[square]",
                "star*",
                "e\u0301",
                "\u00e9",
                "🐭/mouse",
                ".hidden",
                "trailing.",
                "-dash",
                "CASE",
                "case"
            })
    void oddNamesStayWhatTheyAre(String name) {
        ObjectPath path = ObjectPath.of(name);

        storage().put(path, Content.of(bytes(name)));

        assertThat(storage().readAll(path)).isEqualTo(bytes(name));
        assertThat(storage().find(path)).isPresent();
        assertThat(paths("")).containsExactly(path);
        storage().delete(path);
        assertThat(paths("")).isEmpty();
    }

    @Test
    void namesOfManyLettersAreKept() {
        ObjectPath path = ObjectPath.of("x".repeat(200) + "/" + "y".repeat(255));

        storage().put(path, Content.of(bytes("long")));

        assertThat(paths("")).containsExactly(path);
    }

    @Test
    void anObjectIsReplaced() {
        storage().put(PATH, Content.of(bytes("the first, longer")));
        storage().put(PATH, Content.of(bytes("second")));

        assertThat(storage().readAll(PATH)).isEqualTo(bytes("second"));
    }

    @Test
    void putIfAbsentLeavesWhatIsThere() {
        assertThat(storage().putIfAbsent(PATH, Content.of(bytes("first")))).isTrue();
        assertThat(storage().putIfAbsent(PATH, Content.of(bytes("second")))).isFalse();

        assertThat(storage().readAll(PATH)).isEqualTo(bytes("first"));
        assertThat(paths("")).containsExactly(PATH);
    }

    @Test
    void oneOfManyThatPutIfAbsentSucceeds() throws Exception {
        List<Boolean> answers = together(8, i -> storage().putIfAbsent(PATH, Content.of(bytes("writer " + i))));

        assertThat(answers.stream().filter(answer -> answer)).hasSize(1);
        assertThat(new String(storage().readAll(PATH), StandardCharsets.UTF_8))
                .isEqualTo("writer " + answers.indexOf(true));
    }

    @Test
    void readersSeeOneOfTheWholeObjects() throws Exception {
        List<byte[]> contents = List.of(random(300_000), random(200_000), random(1));
        storage().put(PATH, Content.of(contents.get(0)));

        List<Boolean> whole = together(6, i -> {
            for (int round = 0; round < 20; round++) {
                if (i < 3) {
                    storage().put(PATH, Content.of(contents.get(i)));
                } else if (contents.stream()
                        .noneMatch(content -> Arrays.equals(content, storage().readAll(PATH)))) {
                    byte[] read = storage().readAll(PATH);
                    if (contents.stream().noneMatch(content -> Arrays.equals(content, read))) {
                        return false;
                    }
                }
            }
            return true;
        });

        assertThat(whole).doesNotContain(false);
    }

    @Test
    void manyObjectsAreWrittenSideBySide() throws Exception {
        together(8, i -> {
            for (int k = 0; k < 10; k++) {
                storage().put(ObjectPath.of("folder%d/%d".formatted(k, i)), Content.of(bytes(i + "/" + k)));
            }
            return true;
        });

        assertThat(paths("")).hasSize(80);
        assertThat(storage().readAll(ObjectPath.of("folder3/5"))).isEqualTo(bytes("5/3"));
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThat(storage().find(PATH)).isEmpty();
        assertThatThrownBy(() -> storage().readAll(PATH))
                .isInstanceOf(MissingObjectException.class)
                .hasMessageContaining(PATH.text());
        assertThatThrownBy(() -> storage().read(PATH, 0, 1).close()).isInstanceOf(MissingObjectException.class);
        assertThatThrownBy(() -> storage().move(PATH, ObjectPath.of("other")))
                .isInstanceOf(MissingObjectException.class);
        assertThat(storage().touch(PATH)).isFalse();
        storage().delete(PATH);
        assertThat(paths("nowhere")).isEmpty();
    }

    @Test
    void aFolderIsNoObject() {
        storage().put(PATH, Content.of(bytes("x")));

        assertThat(storage().find(ObjectPath.of("a/b"))).isEmpty();
        assertThat(storage().isFolder(ObjectPath.of("a/b"))).isTrue();
        assertThat(storage().isFolder(PATH)).isFalse();
        assertThat(storage().isFolder(ObjectPath.of("a/b/objec"))).isFalse();
        assertThatThrownBy(() -> storage().readAll(ObjectPath.of("a/b"))).isInstanceOf(MissingObjectException.class);
        storage().delete(ObjectPath.of("a/b"));
        assertThat(storage().find(PATH)).isPresent();
    }

    @Test
    void partsAreReadWithoutTheRest() throws IOException {
        storage().put(PATH, Content.of(bytes("0123456789")));

        assertThat(range(0, 3)).isEqualTo("012");
        assertThat(range(4, 2)).isEqualTo("45");
        assertThat(range(8, 100)).isEqualTo("89");
        assertThat(range(10, 5)).isEmpty();
        assertThat(range(1000, 5)).isEmpty();

        storage().put(PATH, Content.of(new byte[0]));
        assertThat(range(0, 5)).isEmpty();
    }

    @Test
    void listsHaveWhatLiesInTheFolderAtAnyDepth() {
        for (String name : List.of("a/1", "a/b/2", "a/b/c/3", "ab/4", "5")) {
            storage().put(ObjectPath.of(name), Content.of(bytes(name)));
        }

        assertThat(paths("")).hasSize(5);
        assertThat(paths("a")).extracting(ObjectPath::text).containsExactlyInAnyOrder("a/1", "a/b/2", "a/b/c/3");
        assertThat(paths("a/b")).hasSize(2);
        try (Stream<StoredObject> objects = storage().list("ab")) {
            assertThat(objects)
                    .singleElement()
                    .satisfies(object -> assertThat(object.size()).isEqualTo(4));
        }
    }

    @Test
    void aDeletedObjectIsGoneAndMayGoAgain() {
        storage().put(PATH, Content.of(bytes("x")));
        storage().delete(PATH);
        storage().delete(PATH);

        assertThat(storage().find(PATH)).isEmpty();
        assertThat(paths("")).isEmpty();
        storage().put(PATH, Content.of(bytes("again")));
        assertThat(storage().readAll(PATH)).isEqualTo(bytes("again"));
    }

    @Test
    void aMovedObjectIsInOnePlaceOnly() {
        ObjectPath other = ObjectPath.of("z/moved=1/x y.bin");
        storage().put(other, Content.of(bytes("in the way")));
        storage().put(PATH, Content.of(bytes("content")));

        storage().move(PATH, other);

        assertThat(paths("")).containsExactly(other);
        assertThat(storage().readAll(other)).isEqualTo(bytes("content"));
    }

    @Test
    void anObjectMovedToItselfStays() {
        storage().put(PATH, Content.of(bytes("content")));

        storage().move(PATH, PATH);

        assertThat(storage().readAll(PATH)).isEqualTo(bytes("content"));
    }

    @Test
    void whatIsFinishedIsNotSwept() {
        storage().put(PATH, Content.of(bytes("content")));

        assertThat(storage().sweepUnfinished(Instant.now().plusSeconds(3600))).isEqualTo(Swept.NOTHING);
        assertThat(storage().readAll(PATH)).isEqualTo(bytes("content"));
    }

    @Test
    void aTouchedObjectIsAsItWas() {
        storage().put(PATH, Content.of(bytes("content")));
        Instant before = storage().find(PATH).orElseThrow().modified();

        assertThat(storage().touch(PATH)).isTrue();

        assertThat(storage().readAll(PATH)).isEqualTo(bytes("content"));
        assertThat(storage().find(PATH).orElseThrow().modified()).isAfterOrEqualTo(before);
    }

    @Test
    void contentThatBreaksOffLeavesNothing() {
        assertThatThrownBy(() -> storage().put(PATH, new Broken())).isInstanceOf(StoreException.class);

        assertThat(paths("")).isEmpty();
    }

    @Test
    void contentOfAnotherSizeThanItSaysIsRefused() {
        assertThatThrownBy(() -> storage().put(PATH, new Lying(5, 3))).isInstanceOf(StoreException.class);

        assertThat(paths("")).isEmpty();
    }

    /** Fails in the middle. */
    private static final class Broken implements Content {
        @Override
        public long size() {
            return 100_000;
        }

        @Override
        public InputStream open() {
            return new SequenceInputStream(new ByteArrayInputStream(new byte[50_000]), new InputStream() {
                @Override
                public int read() throws IOException {
                    throw new IOException("the source broke off");
                }
            });
        }
    }

    private record Lying(long size, int real) implements Content {
        @Override
        public InputStream open() {
            return new ByteArrayInputStream(new byte[real]);
        }
    }

    /** Something that several threads do, each with its number. */
    private interface Numbered<T> {
        T run(int number) throws Exception;
    }

    private static <T> List<T> together(int count, Numbered<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Callable<T>> calls = IntStream.range(0, count)
                    .<Callable<T>>mapToObj(i -> () -> work.run(i))
                    .toList();
            List<Future<T>> begun = threads.invokeAll(calls);
            List<T> results = new java.util.ArrayList<>();
            for (Future<T> one : begun) {
                results.add(one.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private List<ObjectPath> paths(String folder) {
        try (Stream<StoredObject> objects = storage().list(folder)) {
            return objects.map(StoredObject::path).toList();
        }
    }

    private String range(long from, long length) throws IOException {
        try (InputStream in = storage().read(PATH, from, length)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] random(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }
}
