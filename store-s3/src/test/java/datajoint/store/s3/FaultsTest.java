package datajoint.store.s3;

import static datajoint.store.s3.FaultyProxy.cutAfter;
import static datajoint.store.s3.FaultyProxy.damagedAnswer;
import static datajoint.store.s3.FaultyProxy.damagedRequest;
import static datajoint.store.s3.FaultyProxy.lostAnswer;
import static datajoint.store.s3.FaultyProxy.silence;
import static datajoint.store.s3.FaultyProxy.status;
import static datajoint.store.s3.TestBucket.path;
import static datajoint.store.s3.TestBucket.random;
import static datajoint.store.s3.TestBucket.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.model.StoreException;
import datajoint.store.Content;
import datajoint.store.MissingObjectException;
import datajoint.store.Storage;
import datajoint.store.StoredObject;
import datajoint.testkit.S3Server;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a network and a service can do wrong, done by a proxy. */
class FaultsTest {
    private static final int LARGE = 12 << 20;

    private TestBucket bucket;
    private Storage direct;
    private FaultyProxy proxy;
    private Storage storage;

    @BeforeEach
    void open() throws IOException {
        bucket = TestBucket.fresh();
        direct = bucket.open("x");
        proxy = new FaultyProxy(S3Server.started().endpoint());
        storage = bucket.open(proxy.endpoint(), "x");
    }

    @AfterEach
    void close() throws IOException {
        assertThat(bucket.unfinished()).isEmpty();
        storage.close();
        direct.close();
        proxy.close();
    }

    static Stream<Arguments> passing() {
        return Stream.of(
                Arguments.of("status 500", status(500, "InternalError")),
                Arguments.of("status 503", status(503, "SlowDown")),
                Arguments.of("status 502", status(502, "BadGateway")),
                Arguments.of("lost answer", lostAnswer()),
                Arguments.of("no answer in time", silence(1500)),
                Arguments.of("cut before the body", cutAfter(0)),
                Arguments.of("cut in the head", cutAfter(-60)),
                Arguments.of("cut in the body", cutAfter(30)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passing")
    void readsDespite(String name, FaultyProxy.Spoiler spoiler) throws IOException {
        direct.put(path("a"), Content.of(random(100_000)));
        proxy.spoil("", 2, spoiler);
        assertThat(storage.readAll(path("a"))).isEqualTo(random(100_000));
        proxy.spoil("", 2, spoiler);
        try (InputStream in = storage.read(path("a"), 1000, 50_000)) {
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(random(100_000), 1000, 51_000));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passing")
    void writesDespite(String name, FaultyProxy.Spoiler spoiler) {
        proxy.spoil("", 2, spoiler);
        storage.put(path("a"), Content.of(random(100_000)));
        assertThat(direct.readAll(path("a"))).isEqualTo(random(100_000));
        proxy.spoil("PUT", 2, spoiler);
        assertThat(storage.putIfAbsent(path("b"), text("b")))
                .as("we are the writer")
                .isTrue();
        proxy.spoil("", 2, spoiler);
        assertThat(storage.putIfAbsent(path("b"), text("c"))).isFalse();
        assertThat(direct.readAll(path("b"))).asString().isEqualTo("b");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passing")
    void writesLargeContentDespite(String name, FaultyProxy.Spoiler spoiler) {
        proxy.spoil("POST", 2, spoiler);
        proxy.spoil("partNumber=2", 2, spoiler);
        proxy.spoil("POST.*uploadId", 2, spoiler);
        storage.put(path("a"), Content.of(random(LARGE)));
        assertThat(direct.readAll(path("a"))).isEqualTo(random(LARGE));
        if (!name.startsWith("status")) {
            forgetUploads();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passing")
    void looksMovesAndDeletesDespite(String name, FaultyProxy.Spoiler spoiler) {
        direct.put(path("a"), text("0123456789"));
        proxy.spoil("HEAD", 2, spoiler);
        assertThat(storage.find(path("a")).orElseThrow().size()).isEqualTo(10);
        proxy.spoil("PUT", 2, spoiler);
        assertThat(storage.touch(path("a"))).isTrue();
        proxy.spoil("", 2, spoiler);
        storage.move(path("a"), path("b"));
        assertThat(bucket.keys()).containsExactly("x/b");
        proxy.spoil("DELETE", 2, spoiler);
        storage.delete(path("b"));
        assertThat(bucket.keys()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passing")
    void listsEverythingDespite(String name, FaultyProxy.Spoiler spoiler) {
        IntStream.range(0, 25).forEach(i -> direct.put(path("f/" + i), text("")));
        proxy.spoil("list-type", 2, spoiler);
        proxy.spoil("continuation-token", 1, spoiler);
        assertThat(storage.list("f").map(StoredObject::path)).hasSize(25).doesNotHaveDuplicates();
        proxy.spoil("", 2, spoiler);
        assertThat(storage.isFolder(path("f"))).isTrue();
    }

    @Test
    void goesOnWhereALargeObjectWasCut() {
        direct.put(path("a"), Content.of(random(LARGE)));
        proxy.requests();
        proxy.spoil("GET", 3, cutAfter(3 << 20));
        assertThat(storage.readAll(path("a"))).isEqualTo(random(LARGE));
        assertThat(proxy.requests()).hasSize(4);
    }

    @Test
    void isNeverSilentlyShort() throws IOException {
        direct.put(path("a"), Content.of(random(100_000)));
        proxy.spoil("GET", 1, cutAfter(1000));
        proxy.spoil("GET", 1000, cutAfter(0));
        assertThatThrownBy(() -> storage.readAll(path("a")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("object x/a")
                .hasMessageContaining("1000 of 100000 bytes");
        try (InputStream in = storage.read(path("a"))) {
            assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class).hasMessageContaining("0 of 100000");
        }
        assertThatThrownBy(() -> storage.list("")).isInstanceOf(StoreException.class);
    }

    @Test
    void tellsThatAnObjectChangedWhileItWasRead() throws IOException {
        direct.put(path("a"), Content.of(random(100_000)));
        proxy.spoil("GET", 1, cutAfter(1000));
        try (InputStream in = storage.read(path("a"))) {
            in.readNBytes(500);
            direct.put(path("a"), Content.of(random(100_001)));
            assertThatThrownBy(in::readAllBytes)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("changed while it was read");
        }
    }

    @Test
    void readsAgainWhatCameDamaged() throws IOException {
        direct.put(path("a"), Content.of(random(100_000)));
        proxy.spoil("GET", 2, damagedAnswer());
        assertThat(storage.readAll(path("a"))).isEqualTo(random(100_000));
        proxy.spoil("GET", 1, damagedAnswer());
        try (InputStream in = storage.read(path("a"))) {
            assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class).hasMessageContaining("MD5");
        }
        proxy.spoil("GET", 1000, damagedAnswer());
        assertThatThrownBy(() -> storage.readAll(path("a")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("all 100000 bytes came, and their MD5 is");
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, LARGE})
    void sendsAgainWhatArrivedDamaged(int size) {
        proxy.spoil("PUT", 2, damagedRequest());
        storage.put(path("a"), Content.of(random(size)));
        assertThat(direct.readAll(path("a"))).isEqualTo(random(size));
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, LARGE})
    void leavesNothingWhereAllArrivesDamaged(int size) {
        proxy.spoil("PUT", 1000, damagedRequest());
        assertThatThrownBy(() -> storage.put(path("a"), Content.of(random(size))))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("object x/a does not arrive in bucket")
                .hasMessageContaining("as it was sent");
        assertThat(bucket.keys()).isEmpty();
    }

    /** The first writer's content arrives damaged, and before it looks, a second one has written. */
    @Test
    void whatAnotherWroteMeanwhileStays() {
        proxy.spoil("PUT", 1, exchange -> {
            byte[] answer = exchange.ask("damaged".getBytes(StandardCharsets.UTF_8));
            direct.put(path("a"), text("second"));
            exchange.write(answer);
        });
        storage.put(path("a"), text("content"));
        assertThat(direct.readAll(path("a"))).asString().isEqualTo("second");
        proxy.spoil("POST .*uploadId", 1, exchange -> {
            byte[] answer = exchange.ask(exchange.body());
            direct.put(path("b"), text("second"));
            exchange.write(answer);
        });
        storage.put(path("b"), Content.of(random(LARGE)));
        assertThat(direct.readAll(path("b"))).asString().isEqualTo("second");
    }

    @Test
    void sendsAgainWhereTheRequestWasCut() {
        proxy.spoil("PUT", 2, new FaultyProxy.CutRequest(1 << 20));
        storage.put(path("a"), Content.of(random(3 << 20)));
        assertThat(direct.readAll(path("a"))).isEqualTo(random(3 << 20));
        proxy.spoil("partNumber", 2, new FaultyProxy.CutRequest(1 << 20));
        storage.put(path("b"), Content.of(random(LARGE)));
        assertThat(direct.readAll(path("b"))).isEqualTo(random(LARGE));
    }

    @Test
    void leavesNoPartsWhereOneCannotBeSent() {
        proxy.spoil("partNumber=2", 1000, status(500, "InternalError"));
        assertThatThrownBy(() -> storage.put(path("a"), Content.of(random(LARGE))))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("InternalError");
        assertThat(bucket.keys()).isEmpty();
    }

    @Test
    void leavesNoPartsOfACopy() {
        direct.put(path("a"), Content.of(random(LARGE)));
        proxy.spoil("partNumber=2", 1000, status(500, "InternalError"));
        assertThatThrownBy(() -> storage.move(path("a"), path("b"))).isInstanceOf(StoreException.class);
        assertThat(bucket.keys()).containsExactly("x/a");
    }

    @Test
    void tellsOfAnObjectThatWentAfterItWasListed() {
        direct.put(path("a"), text("1"));
        proxy.spoil("GET .*/x/a", 1, status(404, "NoSuchKey"));
        assertThat(storage.list("").map(StoredObject::path)).containsExactly(path("a"));
        assertThatThrownBy(() -> storage.readAll(path("a"))).isInstanceOf(MissingObjectException.class);
    }

    @Test
    void tellsHowOftenABusyServiceWasAsked() {
        proxy.spoil("", 1000, status(503, "SlowDown"));
        assertThatThrownBy(() -> storage.put(path("a"), text("1")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("Store 'main': object x/a in bucket '" + bucket.name() + "' at http://127.0.0.1:")
                .hasMessageContaining("SlowDown: This is SlowDown (status 503).")
                .hasMessageContaining("The service answered so 4 times");
    }

    @Test
    void whereTheServiceKnowsNoConditionsThePutIsPlain() {
        proxy.spoil("PUT", 1, status(501, "NotImplemented"));
        assertThat(storage.putIfAbsent(path("a"), text("1"))).isTrue();
        assertThat(storage.putIfAbsent(path("a"), text("2"))).isFalse();
        assertThat(direct.readAll(path("a"))).asString().isEqualTo("1");
    }

    @Test
    void twoConditionalPutsAtATimeAreTriedAgain() {
        proxy.spoil("PUT", 1, status(409, "ConditionalRequestConflict"));
        assertThat(storage.putIfAbsent(path("a"), text("1"))).isTrue();
    }

    /** An answer to the beginning of an upload that is lost leaves one that nobody knows; S3 has no way to avoid it. */
    private void forgetUploads() {
        try (var client = bucket.client()) {
            bucket.unfinished()
                    .forEach(upload -> client.abortMultipartUpload(abort ->
                            abort.bucket(bucket.name()).key(upload.key()).uploadId(upload.uploadId())));
        }
    }
}
