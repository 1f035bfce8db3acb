package datajoint.interop.store;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.DataJoint;
import datajoint.Table;
import datajoint.TestConnection;
import datajoint.codec.blob.Attachment;
import datajoint.golden.NeutralCell;
import datajoint.model.Tier;
import datajoint.row.Row;
import datajoint.testkit.EachServer;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** {@code <blob@>} and the like: Java fills the default store, Python 2.3.5 reads from it and cannot fill it. */
class DefaultStoreInteropTest {
    @TempDir
    private Path folder;

    @EachServer
    void pythonReadsFromTheDefaultStoreAndCannotWriteThere(TestServer server) throws IOException {
        InteropStores stores = InteropStores.files(folder);
        try (TestSchema schema = TestSchema.on(server, "defaultstore");
                DataJoint dj = TestConnection.to(server)) {
            stores.use(dj);
            dj.config().set("stores.filepath_default", "main");
            Table<Row> held = declare(dj, schema);
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("blob", Map.of("a", 1));
            values.put("attach", new Attachment("note.txt", new byte[] {1}));
            values.put("hash", new byte[] {2});
            values.put("npy", new double[] {1, 2});
            values.put("obj", new byte[] {3});
            values.put("file", "ext/raw.dat");
            values.forEach((attribute, value) ->
                    held.insert(Map.of("subject", Math.toIntExact(held.count()) + 1, attribute, value)));

            PythonStores python = PythonStores.run("default_store.py", server, folder, stores, schema.name());

            assertThat(python.failures()).containsOnlyKeys(values.keySet());
            assertThat(python.failures().values())
                    .allSatisfy(why -> assertThat(why).contains("Storage '' is requested but not configured"));
            for (Row row : held.rows()) {
                String attribute = values.keySet().stream()
                        .filter(name -> row.value(name) != null)
                        .findFirst()
                        .orElseThrow();
                assertThat(python.read().get(attribute))
                        .isEqualTo(NeutralCell.of(row.value(attribute)).toString());
            }
        }
    }

    /** As other writers may have left it. */
    @EachServer
    void aReferenceThatNamesNoStoreIsInTheDefaultOne(TestServer server) throws IOException, SQLException {
        InteropStores stores = InteropStores.files(folder);
        try (TestSchema schema = TestSchema.on(server, "defaultstore");
                DataJoint dj = TestConnection.to(server)) {
            stores.use(dj);
            Table<Row> held = declare(dj, schema);
            try (Connection connection = server.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("""
                        INSERT INTO %s.held (subject, file) VALUES
                        (1, '{"path": "ext/raw.dat", "size": 8, "store": null, "is_dir": false}'),
                        (2, '{"path": "ext/raw.dat", "size": 8, "store": "", "is_dir": false}'),
                        (3, '{"path": "ext/raw.dat", "size": 8}')""".formatted(schema.name()));
            }

            assertThat(held.rows())
                    .hasSize(3)
                    .allSatisfy(row -> assertThat(NeutralCell.of(row.value("file"))
                                    .get("content_hex")
                                    .asText())
                            .isEqualTo("7261772066696c65"));
        }
    }

    private static Table<Row> declare(DataJoint dj, TestSchema schema) {
        return dj.schema(schema.name()).declare(Tier.MANUAL, "Held", """
                subject : int32
                ---
                blob = null : <blob@>
                attach = null : <attach@>
                hash = null : <hash@>
                npy = null : <npy@>
                obj = null : <object@>
                file = null : <filepath@>
                """);
    }
}
