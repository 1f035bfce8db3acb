package datajoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.codec.npy.NpyRef;
import datajoint.model.DataJointException;
import datajoint.model.DuplicateException;
import datajoint.model.Tier;
import datajoint.row.Row;
import datajoint.testkit.EachServer;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** Objects whose rows do not come go again, on each server. */
class WithdrawnObjectsTest {
    @TempDir
    private Path folder;

    private Table<Row> declare(DataJoint dj, TestSchema name) {
        dj.config().set("stores.main", Map.of("protocol", "file", "location", folder.toString()));
        dj.config().set("stores.default", "main");
        return dj.schema(name.name()).declare(Tier.MANUAL, "Trace", """
                id : int32
                ---
                trace : <npy@>
                level = 0 : int8
                """);
    }

    private static Map<String, Object> row(int id) {
        return Map.of("id", id, "trace", new double[] {id, 2, 3});
    }

    @EachServer
    void ofAnInsertThatFails(TestServer server) throws IOException {
        try (TestSchema name = TestSchema.on(server, "withdrawn");
                DataJoint dj = TestConnection.to(server)) {
            Table<Row> traces = declare(dj, name);
            traces.insert(row(1));

            assertThatThrownBy(() -> traces.insertMaps(List.of(row(2), row(3), row(1))))
                    .isInstanceOf(DuplicateException.class);
            assertThatThrownBy(() ->
                            traces.insertMaps(List.of(row(2), Map.of("id", 3, "trace", new double[1], "level", 1000))))
                    .isInstanceOf(DataJointException.class)
                    .hasMessageContaining("level");

            assertThat(objects()).hasSize(1);
            assertThat(traces.count()).isEqualTo(1);
        }
    }

    @EachServer
    void ofAStreamThatBreaksOff(TestServer server) throws IOException {
        try (TestSchema name = TestSchema.on(server, "withdrawn");
                DataJoint dj = TestConnection.to(server)) {
            Table<Row> traces = declare(dj, name);

            assertThatThrownBy(() -> traces.insertAll(IntStream.range(0, 500).mapToObj(i -> {
                        if (i == 450) {
                            throw new IllegalStateException("the recorder stopped");
                        }
                        return Row.of(row(i));
                    })))
                    .hasMessageContaining("the recorder stopped");

            assertThat(objects()).isEmpty();
            assertThat(traces.count()).isZero();
        }
    }

    @EachServer
    void ofATransactionThatIsRolledBack(TestServer server) throws IOException {
        try (TestSchema name = TestSchema.on(server, "withdrawn");
                DataJoint dj = TestConnection.to(server)) {
            Table<Row> traces = declare(dj, name);

            assertThatThrownBy(() -> dj.transaction(tx -> {
                        traces.in(tx).insert(row(1));
                        assertThat(traces.in(tx)
                                        .one()
                                        .value("trace", NpyRef.class)
                                        .load()
                                        .at(0))
                                .isEqualTo(1.0);
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");

            assertThat(objects()).isEmpty();
        }
    }

    @EachServer
    void ofTheInnerTransactionOnly(TestServer server) throws IOException {
        try (TestSchema name = TestSchema.on(server, "withdrawn");
                DataJoint dj = TestConnection.to(server)) {
            Table<Row> traces = declare(dj, name);

            dj.transaction(tx -> {
                traces.in(tx).insert(row(1));
                assertThatThrownBy(() -> tx.transaction(inner -> {
                            traces.in(inner).insert(row(2));
                            throw new IllegalStateException("no");
                        }))
                        .hasMessage("no");
                traces.in(tx).insert(row(3));
                return null;
            });

            assertThat(traces.count()).isEqualTo(2);
            assertThat(objects()).hasSize(2);
            traces.rows().forEach(row -> row.value("trace", NpyRef.class).load());
        }
    }

    @EachServer
    void butNotThoseOfRowsThatCame(TestServer server) throws IOException {
        try (TestSchema name = TestSchema.on(server, "withdrawn");
                DataJoint dj = TestConnection.to(server)) {
            Table<Row> traces = declare(dj, name);
            record Trace(int id, double[] trace) {}

            traces.insertAll(IntStream.range(0, 200).mapToObj(i -> Row.of(row(i))));

            assertThat(objects()).hasSize(200);
            assertThat(traces.project("trace").list(Trace.class))
                    .allSatisfy(row -> assertThat(row.trace()[0]).isEqualTo(row.id()));
        }
    }

    private List<Path> objects() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
