package datajoint.interop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.DataJoint;
import datajoint.Table;
import datajoint.TestConnection;
import datajoint.golden.NeutralCell;
import datajoint.golden.StoredCells;
import datajoint.golden.ValuesAgain;
import datajoint.model.DataJointException;
import datajoint.model.Tier;
import datajoint.row.Row;
import datajoint.testkit.EachServer;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;

/**
 * What one language stores, the other reads, and stores again alike: columns, metadata, paths, objects. For every codec,
 * every server, one kind of store.
 */
public abstract class StoreInterop {
    @TempDir
    protected Path folder;

    /** Two stores that nobody else uses. */
    protected abstract InteropStores stores() throws IOException;

    @EachServer
    void pythonReadsWhatJavaStoresAndStoresItAgain(TestServer server) throws IOException, SQLException {
        InteropStores stores = stores();
        try (TestSchema first = TestSchema.on(server, "storejava");
                TestSchema second = TestSchema.on(server, "storepython");
                DataJoint dj = TestConnection.to(server)) {
            stores.use(dj);
            Table<Row> table = declare(dj, first);
            List<Case> cases = new ArrayList<>(ValueCases.all());
            cases.addAll(NpyCases.all());
            cases.addAll(ObjectCases.all(folder));
            table.insertMaps(rows(cases));

            PythonStores python = PythonStores.run("read.py", server, folder, stores, first.name(), second.name());

            Map<String, Row> ours = byLabel(table);
            assertThat(ours).hasSize(cases.size());
            Map<String, String> failures = failures(server, python, ours);
            // A folder takes its extension from nowhere in Python.
            failures.put("obj_main named folder", "");
            failures.put("obj_alt named folder", "");
            assertSame(dj, first, second, failures);
        }
    }

    @EachServer
    void javaReadsWhatPythonStoresAndStoresItAgain(TestServer server) throws IOException, SQLException {
        InteropStores stores = stores();
        try (TestSchema first = TestSchema.on(server, "storepython");
                TestSchema second = TestSchema.on(server, "storejava");
                DataJoint dj = TestConnection.to(server)) {
            stores.use(dj);

            PythonStores python = PythonStores.run("write.py", server, folder, stores, first.name());

            Map<String, Row> theirs = byLabel(dj.existingSchema(first.name()).table("CodecRow"));
            assertThat(theirs.keySet()).isEqualTo(python.read().keySet());
            Row wide = theirs.remove("npy_main longdouble");
            assertThatThrownBy(() -> neutral("npy_main longdouble", wide)).isInstanceOf(DataJointException.class);
            failures(server, python, theirs);
            declare(dj, second)
                    .insertMaps(theirs.values().stream()
                            .map(row -> ValuesAgain.of(row, folder))
                            .toList());
            // That a structure is aligned is no part of the file, and gone in Python too when it is read.
            assertSame(dj, first, second, Map.of("npy_main longdouble", "", "npy_main aligned", ""));
        }
    }

    /** Python reads each row as Java does, and inserts each value, but for what it cannot: all that failed, by label. */
    private static Map<String, String> failures(TestServer server, PythonStores python, Map<String, Row> rows) {
        Map<String, String> failures = new TreeMap<>(python.failures());
        failures.forEach((label, why) -> assertThat(why)
                .as(label)
                .contains(PythonLimits.writing(server, label).orElse("nothing to fail")));
        rows.forEach((label, row) -> {
            String read = python.read().get(label);
            String ours = neutral(label, row);
            if (PythonLimits.reading(server, label).isPresent()) {
                assertThat(read).contains(PythonLimits.reading(server, label).get());
                failures.put(label, read);
            } else {
                assertThat(read).as(label).isEqualTo(ours);
            }
            assertThat(PythonLimits.writing(server, label).isPresent())
                    .as(label)
                    .isEqualTo(python.failures().containsKey(label));
        });
        return failures;
    }

    private static Table<Row> declare(DataJoint dj, TestSchema schema) throws IOException {
        return dj.schema(schema.name()).declare(Tier.MANUAL, "CodecRow", PythonStores.resource("codec_row.txt"));
    }

    private static List<Map<String, Object>> rows(List<Case> cases) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Case one : cases) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("subject", rows.size() + 1);
            row.put("session_date", LocalDate.of(2024, 5, 6));
            row.put("label", one.label());
            row.put(one.attribute(), one.value());
            rows.add(row);
        }
        return rows;
    }

    private static Map<String, Row> byLabel(Table<Row> table) {
        Map<String, Row> rows = new TreeMap<>();
        table.rows().forEach(row -> rows.put(row.text("label"), row));
        return rows;
    }

    private static String neutral(String label, Row row) {
        return NeutralCell.of(row.value(label.split(" ")[0])).toString();
    }

    /** Columns and objects are alike, but for the rows that did not come through. */
    private static void assertSame(DataJoint dj, TestSchema first, TestSchema second, Map<String, String> failures)
            throws IOException, SQLException {
        Map<String, String> expected = StoredCells.columns(first);
        Map<String, String> found = StoredCells.columns(second);
        List.of(expected, found)
                .forEach(cells -> cells.keySet()
                        .removeIf(cell -> failures.containsKey(cell.substring(0, cell.lastIndexOf('.')))));
        assertThat(StoredCells.difference(expected, found)).isEmpty();
        for (String store : List.of("main", "alt")) {
            Map<String, String> objects = StoredCells.objects(dj, store, second.name());
            Map<String, String> originals = StoredCells.objects(dj, store, first.name());
            // In the gaps of a structure numpy writes what happens to be in memory.
            objects.keySet().removeIf(path -> !originals.containsKey(path) || path.matches(".*(names|aligned).*"));
            originals.keySet().retainAll(objects.keySet());
            assertThat(StoredCells.difference(originals, objects)).isEmpty();
            assertThat(objects).hasSizeGreaterThan(20);
        }
    }
}
