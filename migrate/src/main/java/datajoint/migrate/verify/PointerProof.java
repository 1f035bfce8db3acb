package datajoint.migrate.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import datajoint.database.Database;
import datajoint.migrate.digest.KeyRange;
import datajoint.migrate.digest.KeyRanges;
import datajoint.migrate.digest.PrimaryKey;
import datajoint.migrate.digest.TableForm;
import datajoint.migrate.files.LegacyFile;
import datajoint.migrate.files.Tracking;
import datajoint.migrate.files.TrackingRow;
import datajoint.migrate.plan.PlanOptions;
import datajoint.migrate.plan.PlannedColumn;
import datajoint.migrate.plan.PlannedTable;
import datajoint.migrate.plan.Transfer;
import datajoint.migrate.step.Context;
import datajoint.migrate.step.Sessions;
import datajoint.store.Store;
import datajoint.store.Stores;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares the pointers of a column, row by row, with what the legacy ones must have become; then reads the objects. */
final class PointerProof {
    private static final long ROWS = 5_000;
    private static final long FEW_ROWS = 500;
    private static final JsonMapper JSON = new JsonMapper();

    private final Context context;
    private final ObjectProof objects;
    private final Tally tally = new Tally();

    PointerProof(Context context, ObjectProof objects) {
        this.context = context;
        this.objects = objects;
    }

    Tally tally() {
        return tally;
    }

    /**
     * @param table with the names of now
     * @param finalSchema that the JSON names
     * @param only the condition for the legacy rows that count
     */
    List<Problem> prove(PlannedTable table, PlannedColumn column, String finalSchema, String only) {
        Expectation expected = expectation(table, column, finalSchema);
        Database source = context.servers().source();
        Database target = context.servers().target();
        PrimaryKey key = PrimaryKey.of(table, target.backend().dialect());
        String shadow = target.backend().dialect().quote(table.shadow());
        boolean isKeyed =
                KeyedRows.isNeeded(context, TableForm.of(table, target.backend().dialect()));
        List<KeyRange> ranges = Sessions.use(
                target.connections(),
                "Walking along " + table.shadow(),
                connection -> KeyRanges.walk(connection, shadow, key, isKeyed ? FEW_ROWS : ROWS));
        Transfer.Pointer pointer = (Transfer.Pointer) column.transfer();
        String name = target.backend().dialect().quote(column.name());
        KeyedColumn legacy =
                new KeyedColumn(source, table.legacy(), key, Tracking.value(pointer.kind(), "own." + name), only);
        KeyedColumn now = new KeyedColumn(target, table.shadow(), key, "own." + name, "TRUE");
        List<Problem> problems = new ArrayList<>();
        for (KeyRange range : ranges) {
            context.stopper().check();
            Batch batch = new Batch(table, column, finalSchema, expected);
            Map<List<String>, Optional<String>> here = now.read(range);
            batch.compare(isKeyed ? legacy.read(here.keySet()) : legacy.read(range), here, problems);
            problems.addAll(objects.prove(batch.found));
            context.progress()
                    .report(
                            "pointers of %s.%s"
                                    .formatted(finalSchema, table.legacy().table()),
                            tally.count(),
                            0,
                            "pointers");
        }
        return problems;
    }

    private Expectation expectation(PlannedTable table, PlannedColumn column, String schema) {
        Transfer.Pointer pointer = (Transfer.Pointer) column.transfer();
        Stores stores = context.servers().target().stores();
        PlanOptions options = context.plan().options();
        Store to = stores.store(Optional.of(pointer.store()));
        String legacyName = options.stores().getOrDefault(pointer.legacyStore(), pointer.legacyStore());
        Store from = options.copyFilesTo().isEmpty() ? to : stores.store(Optional.of(legacyName));
        Database source = context.servers().source();
        Map<String, TrackingRow> tracked = new HashMap<>();
        Sessions.use(
                        source.connections(),
                        "Reading the tracked files of " + table.legacy(),
                        connection -> Tracking.read(connection, source.backend().dialect(), table, column))
                .forEach(row -> tracked.put(row.value(), row));
        return value -> Optional.ofNullable(tracked.get(value))
                .map(row -> LegacyFile.of(pointer.kind(), schema, options.subfoldingOf(pointer.legacyStore()), row))
                .map(file -> ExpectedPointer.of(file, schema, from, to));
    }

    /** What a legacy pointer must have become; empty if nothing is known of it. */
    @FunctionalInterface
    private interface Expectation {
        Optional<ExpectedPointer> of(String value);
    }

    /** Some rows. */
    private final class Batch {
        private final PlannedTable table;
        private final PlannedColumn column;
        private final String finalSchema;
        private final Expectation expected;
        private final List<FoundPointer> found = new ArrayList<>();

        Batch(PlannedTable table, PlannedColumn column, String finalSchema, Expectation expected) {
            this.table = table;
            this.column = column;
            this.finalSchema = finalSchema;
            this.expected = expected;
        }

        /** Rows that are on one side only are found elsewhere. */
        void compare(
                Map<List<String>, Optional<String>> legacy,
                Map<List<String>, Optional<String>> now,
                List<Problem> problems) {
            legacy.forEach((key, value) -> {
                Optional<String> json = now.getOrDefault(key, value);
                if (now.containsKey(key) && value.isPresent() && json.isPresent()) {
                    tally.add(0);
                    compare(key, value.get(), json.get(), problems);
                } else if (now.containsKey(key) && value.isPresent() != json.isPresent()) {
                    problems.add(problem(
                            key,
                            "should be %s, and is %s".formatted(value.orElse("NULL"), json.orElse("NULL")),
                            Optional.empty()));
                }
            });
        }

        private void compare(List<String> key, String value, String text, List<Problem> problems) {
            Optional<ExpectedPointer> should = expected.of(value);
            if (should.isEmpty()) {
                problems.add(problem(key, "nothing is known of the file of pointer " + value, Optional.empty()));
                return;
            }
            JsonNode actual = parsed(text);
            Optional<String> wrong = should.get().problem(actual);
            wrong.ifPresent(what -> problems.add(problem(key, what, should)));
            if (wrong.isEmpty()) {
                found.add(new FoundPointer(
                        should.get(),
                        actual.path("path").asText(),
                        actual.path("hash").asText(),
                        problem(key, "", should)));
            }
        }

        private Problem problem(List<String> key, String text, Optional<ExpectedPointer> pointer) {
            return new Problem(
                    Problem.Kind.POINTER,
                    finalSchema + "." + table.legacy().table(),
                    KeyText.of(table.primaryKey(), key),
                    column.name(),
                    text,
                    pointer.map(ExpectedPointer::place).orElse(""));
        }

        private static JsonNode parsed(String text) {
            try {
                return JSON.readTree(text);
            } catch (JsonProcessingException e) {
                return JSON.createObjectNode().put("legacy", e.getOriginalMessage());
            }
        }
    }
}
