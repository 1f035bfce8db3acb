package datajoint.store.s3;

import static datajoint.store.s3.TestBucket.path;
import static datajoint.store.s3.TestBucket.random;
import static org.assertj.core.api.Assertions.assertThat;

import datajoint.store.Content;
import datajoint.store.ContentHash;
import datajoint.store.Storage;
import datajoint.store.StoredObject;
import datajoint.testkit.Python;
import datajoint.testkit.S3Server;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Python's s3fs sees of objects that we wrote, and we of those it wrote, by way of the real DataJoint. */
class PythonTest {
    private static final List<String> NAMES = List.of(
            "plain", "a=1/b=2", "a b", "100%", "%41", "%2F", "#1", "what?", "a+b", "ü", "é", "a:b", "a&b", "'q'(b)",
            "~", "a,b;c", "日本", "😀", "@", "$", "!", "[x]", "{x}", "a|b", "<x>", "^", ".hidden", "a..b", "*");

    private static final String BACKEND = """
            import json, sys
            import hashlib, base64
            from datajoint.storage import StorageBackend
            endpoint, bucket, names = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
            spec = dict(protocol="s3", endpoint=endpoint, bucket=bucket, location="lab/data",
                        access_key="testing", secret_key="testing", secure=False)
            store = StorageBackend(spec)
            """;

    private final TestBucket bucket = TestBucket.fresh();

    @Test
    void pythonReadsWhatWeWrote() {
        try (Storage storage = bucket.open("lab/data")) {
            NAMES.forEach(name -> storage.put(path("odd/" + name), Content.of(bytes(name))));
            storage.put(path("large"), Content.of(random(12 << 20)));
        }
        String printed = python("""
                for name in names:
                    assert store.exists("odd/" + name), name
                    assert store.get_buffer("odd/" + name) == name.encode(), name
                    assert store.size("odd/" + name) == len(name.encode()), name
                root = bucket + "/lab/data/odd/"
                assert {f[len(root):] for f in store.fs.find(root)} == set(names), store.fs.find(root)
                large = store.get_buffer("large")
                print(base64.b32encode(hashlib.md5(large).digest()).decode().rstrip("=").lower())
                """);
        assertThat(printed.strip()).isEqualTo(ContentHash.of(random(12 << 20)).text());
    }

    @Test
    void weReadWhatPythonWrote() {
        python("""
                for name in names:
                    store.put_buffer(name.encode(), "odd/" + name)
                with store.fs.open(bucket + "/lab/data/large", "wb", block_size=5 * 2**20) as f:
                    for i in range(12):
                        f.write(bytes([i]) * 2**20)
                assert "-" in store.fs.info(bucket + "/lab/data/large")["ETag"], "written in parts"
                """);
        try (Storage storage = bucket.open("lab/data")) {
            for (String name : NAMES) {
                assertThat(storage.readAll(path("odd/" + name))).isEqualTo(bytes(name));
                assertThat(storage.find(path("odd/" + name))).isPresent();
            }
            assertThat(storage.list("odd").map(StoredObject::path))
                    .containsExactlyInAnyOrderElementsOf(
                            NAMES.stream().map(name -> path("odd/" + name)).toList());
            byte[] large = storage.readAll(path("large"));
            assertThat(large).hasSize(12 << 20);
            assertThat(large[(7 << 20) + 5]).isEqualTo((byte) 7);
        }
    }

    @Test
    void bothPutTheLocationBeforeThePathAsItStands() {
        for (String location : List.of("", "a", "a/", "/a", "a//b")) {
            TestBucket one = TestBucket.fresh();
            try (Storage storage = one.open(location)) {
                storage.put(path("x=1/y"), Content.of(bytes("1")));
                assertThat(python(
                                        one,
                                        "spec['location'] = %s\nprint(StorageBackend(spec).get_buffer('x=1/y'))"
                                                .formatted(quoted(location)))
                                .strip())
                        .isEqualTo("b'1'");
            }
        }
    }

    private String python(String script) {
        return python(bucket, script);
    }

    private static String python(TestBucket bucket, String script) {
        String names =
                "[" + String.join(",", NAMES.stream().map(PythonTest::quoted).toList()) + "]";
        return Python.DATAJOINT_2.run(
                BACKEND + script, S3Server.started().endpoint().getAuthority(), bucket.name(), names);
    }

    /** For JSON and for Python; the same for names without a backslash or a quote. */
    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
