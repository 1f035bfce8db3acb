package datajoint.store.s3;

import static datajoint.store.s3.TestBucket.path;
import static datajoint.store.s3.TestBucket.random;
import static datajoint.store.s3.TestBucket.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.store.Content;
import datajoint.store.MissingObjectException;
import datajoint.store.ObjectPath;
import datajoint.store.Storage;
import datajoint.store.StoredObject;
import datajoint.testkit.S3Server;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class S3StorageTest {
    private TestBucket bucket;
    private Storage storage;

    @BeforeEach
    void open() {
        bucket = TestBucket.fresh();
        storage = bucket.open("lab/data");
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void keysAreTheLocationAndThePath() {
        storage.put(path("a/b.bin"), text("hello"));
        assertThat(bucket.keys()).containsExactly("lab/data/a/b.bin");
        assertThat(storage.url(path("a/b.bin"))).isEqualTo("s3://" + bucket.name() + "/lab/data/a/b.bin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a/", "/a", "a//b", "x=1/ü %"})
    void anyLocationIsPutBeforeThePathAsPythonDoes(String location) {
        try (Storage any = bucket.open(location)) {
            any.put(path("x/y"), text("1"));
            assertThat(bucket.keys()).containsExactly(location.isEmpty() ? "x/y" : location + "/x/y");
            assertThat(any.list("").map(StoredObject::path)).containsExactly(path("x/y"));
            assertThat(any.readAll(path("x/y"))).asString().isEqualTo("1");
            any.move(path("x/y"), path("z"));
            assertThat(bucket.keys()).containsExactly(location.isEmpty() ? "z" : location + "/z");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=1", "a b", "100%", "%41", "#1", "what?", "a+b", "ü", "a:b", "a&b", "'q'(b)", "*", "~", "a,b;c", "é",
                "日本", "😀", "@", "$", "!", "[x]", "{x}", "a|b", "<x>", "\"q\"", "^", "`", ".hidden", "a..b", "%2F", "\t"
            })
    void oddNamesRoundTrip(String name) {
        ObjectPath path = path("f/" + name + "/" + name);
        storage.put(path, text(name));
        assertThat(bucket.keys()).containsExactly("lab/data/" + path);
        assertThat(storage.readAll(path)).isEqualTo(name.getBytes(StandardCharsets.UTF_8));
        assertThat(storage.list("f/" + name).map(StoredObject::path)).containsExactly(path);
        assertThat(storage.isFolder(path("f/" + name))).isTrue();
        assertThat(storage.touch(path)).isTrue();
        storage.move(path, path("g/" + name));
        assertThat(storage.find(path)).isEmpty();
        storage.delete(path("g/" + name));
        assertThat(bucket.keys()).isEmpty();
    }

    @Test
    void putWritesInPlaceOfWhatIsThere() {
        storage.put(path("a"), text("one"));
        storage.put(path("a"), text("second"));
        assertThat(storage.readAll(path("a"))).asString().isEqualTo("second");
        assertThat(storage.find(path("a")).orElseThrow().size()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100_000, 6 << 20, (6 << 20) + 1, 12 << 20})
    void contentOfAnySizeRoundTrips(int size) {
        byte[] content = random(size);
        storage.put(path("a"), Content.of(content));
        assertThat(storage.find(path("a")).orElseThrow().size()).isEqualTo(size);
        assertThat(storage.readAll(path("a"))).isEqualTo(content);
        assertThat(bucket.unfinished()).isEmpty();
    }

    @Test
    void aFileIsSentInParts(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("f"), random(16 << 20));
        storage.put(path("a"), Content.of(file));
        try (S3Client client = bucket.client()) {
            assertThat(client.headObject(head -> head.bucket(bucket.name()).key("lab/data/a"))
                            .eTag())
                    .endsWith("-4\"");
        }
        assertThat(storage.readAll(path("a"))).isEqualTo(random(16 << 20));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 12 << 20})
    void putIfAbsentLeavesWhatIsThere(int size) {
        assertThat(storage.putIfAbsent(path("a"), Content.of(random(size)))).isTrue();
        assertThat(storage.putIfAbsent(path("a"), Content.of(random(size + 1)))).isFalse();
        assertThat(storage.readAll(path("a"))).isEqualTo(random(size));
        assertThat(bucket.unfinished()).isEmpty();
    }

    @Test
    void oneOfManyWritersIsTheFirst() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        List<Callable<Boolean>> writers = IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(i -> () -> storage.putIfAbsent(path("a"), text("writer " + i)))
                .toList();
        int first = -1;
        List<Future<Boolean>> results = pool.invokeAll(writers);
        pool.shutdown();
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i).get()) {
                assertThat(first).as("winners").isEqualTo(-1);
                first = i;
            }
        }
        assertThat(storage.readAll(path("a"))).asString().isEqualTo("writer " + first);
    }

    @Test
    void aMissingObjectIsNamed() {
        assertThat(storage.find(path("no"))).isEmpty();
        assertThat(storage.touch(path("no"))).isFalse();
        storage.delete(path("no"));
        assertThatThrownBy(() -> storage.read(path("no")))
                .isInstanceOf(MissingObjectException.class)
                .hasMessageContaining("Store 'main' has no object no.");
        assertThatThrownBy(() -> storage.readAll(path("no"))).isInstanceOf(MissingObjectException.class);
        assertThatThrownBy(() -> storage.read(path("no"), 0, 5)).isInstanceOf(MissingObjectException.class);
        assertThatThrownBy(() -> storage.move(path("no"), path("yes"))).isInstanceOf(MissingObjectException.class);
    }

    @Test
    void readsPartsWithoutTheRest() throws IOException {
        storage.put(path("a"), text("0123456789"));
        assertThat(part(2, 3)).isEqualTo("234");
        assertThat(part(0, 10)).isEqualTo("0123456789");
        assertThat(part(8, 100)).isEqualTo("89");
        assertThat(part(9, Long.MAX_VALUE)).isEqualTo("9");
        assertThat(part(10, 1)).isEmpty();
        assertThat(part(1000, 1)).isEmpty();
    }

    @Test
    void readingNothingOfAnEmptyObjectGivesNothing() throws IOException {
        storage.put(path("a"), text(""));
        assertThat(part(0, 1)).isEmpty();
        assertThat(storage.readAll(path("a"))).isEmpty();
    }

    @Test
    void aStreamThatIsClosedEarlyDoesNoHarm() throws IOException {
        storage.put(path("a"), Content.of(random(5 << 20)));
        for (int i = 0; i < 10; i++) {
            try (InputStream in = storage.read(path("a"))) {
                assertThat(in.readNBytes(10)).isEqualTo(Arrays.copyOf(random(5 << 20), 10));
            }
        }
        assertThat(storage.readAll(path("a"))).isEqualTo(random(5 << 20));
    }

    @Test
    void listsAFolderAtAnyDepthAndNothingBesideIt() {
        Stream.of("a/1", "a/b/2", "ab/3", "c").forEach(name -> storage.put(path(name), text(name)));
        bucket.open("lab/data2").put(path("x"), text("other location"));
        assertThat(paths("a")).containsExactlyInAnyOrder("a/1", "a/b/2");
        assertThat(paths("")).containsExactlyInAnyOrder("a/1", "a/b/2", "ab/3", "c");
        assertThat(paths("c")).isEmpty();
        assertThat(paths("none")).isEmpty();
        assertThat(storage.isFolder(path("a"))).isTrue();
        assertThat(storage.isFolder(path("c"))).isFalse();
        assertThat(storage.isFolder(path("none"))).isFalse();
        StoredObject one = storage.list("a/b").findFirst().orElseThrow();
        assertThat(one.size()).isEqualTo(5);
        assertThat(one.modified()).isAfter(Instant.EPOCH);
    }

    @Test
    void asksForTheNextPageWhenItIsNeeded() throws IOException {
        IntStream.range(0, 25).forEach(i -> storage.put(path("many/" + i), text("")));
        try (FaultyProxy proxy = new FaultyProxy(S3Server.started().endpoint());
                Storage watched = bucket.open(proxy.endpoint(), "lab/data")) {
            assertThat(watched.list("many").limit(3)).hasSize(3);
            assertThat(proxy.requests()).hasSize(1);
            assertThat(watched.list("many").map(StoredObject::path)).hasSize(25).doesNotHaveDuplicates();
            assertThat(proxy.requests()).hasSize(3);
        }
    }

    @Test
    void namesThatNobodyCanGiveAreNotListed() {
        try (S3Client client = bucket.client()) {
            for (String key : List.of("lab/data/folder/", "lab/data//x", "lab/data/a//b", "lab/data/a\\b")) {
                client.putObject(put -> put.bucket(bucket.name()).key(key), RequestBody.empty());
            }
        }
        storage.put(path("folder/a"), text("1"));
        assertThat(paths("")).containsExactly("folder/a");
    }

    @Test
    void nothingIsRememberedOfWhatWasThere() {
        storage.put(path("a"), text("1"));
        assertThat(paths("")).containsExactly("a");
        try (S3Client client = bucket.client()) {
            client.deleteObject(delete -> delete.bucket(bucket.name()).key("lab/data/a"));
        }
        assertThat(storage.find(path("a"))).isEmpty();
        assertThat(storage.putIfAbsent(path("a"), text("2"))).isTrue();
        assertThat(storage.readAll(path("a"))).asString().isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 12 << 20})
    void moveGivesAnotherName(int size) {
        storage.put(path("a"), Content.of(random(size)));
        storage.put(path("b"), text("old"));
        storage.move(path("a"), path("b"));
        assertThat(bucket.keys()).containsExactly("lab/data/b");
        assertThat(storage.readAll(path("b"))).isEqualTo(random(size));
        storage.move(path("b"), path("b"));
        assertThat(storage.readAll(path("b"))).isEqualTo(random(size));
        assertThat(bucket.unfinished()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 12 << 20})
    void touchMakesYoungAndKeepsTheRest(int size) throws InterruptedException {
        try (S3Client client = bucket.client()) {
            client.putObject(
                    put -> put.bucket(bucket.name())
                            .key("lab/data/a")
                            .contentType("text/x-lab")
                            .metadata(Map.of("mouse", "3")),
                    RequestBody.fromBytes(random(size)));
            Instant before = storage.find(path("a")).orElseThrow().modified();
            Thread.sleep(1100); // the server counts seconds
            assertThat(storage.touch(path("a"))).isTrue();
            assertThat(storage.find(path("a")).orElseThrow().modified()).isAfter(before);
            assertThat(storage.readAll(path("a"))).isEqualTo(random(size));
            var head = client.headObject(ask -> ask.bucket(bucket.name()).key("lab/data/a"));
            assertThat(head.contentType()).isEqualTo("text/x-lab");
            assertThat(head.metadata()).containsEntry("mouse", "3");
        }
    }

    private List<String> paths(String folder) {
        return storage.list(folder).map(object -> object.path().text()).toList();
    }

    private String part(long from, long length) throws IOException {
        try (InputStream in = storage.read(path("a"), from, length)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
