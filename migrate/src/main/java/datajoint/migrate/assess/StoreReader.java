package datajoint.migrate.assess;

import static java.util.stream.Collectors.groupingBy;

import datajoint.backend.Dialect;
import datajoint.database.Database;
import datajoint.migrate.catalogue.LegacySchema;
import datajoint.migrate.evidence.Evidence;
import datajoint.migrate.evidence.Target;
import datajoint.migrate.files.LegacyFile;
import datajoint.migrate.files.Tracking;
import datajoint.migrate.files.TrackingRow;
import datajoint.migrate.plan.Plan;
import datajoint.migrate.plan.PlannedColumn;
import datajoint.migrate.plan.PlannedTable;
import datajoint.migrate.plan.PointerKind;
import datajoint.migrate.plan.Transfer;
import datajoint.model.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads what tracking tables know of the files of stores. */
final class StoreReader {
    private final Database source;
    private final Dialect dialect;
    private final Plan plan;

    StoreReader(Database source, Plan plan) {
        this.source = source;
        this.dialect = source.backend().dialect();
        this.plan = plan;
    }

    /** A pointer column. */
    private record Column(PlannedTable table, PlannedColumn column) {
        Transfer.Pointer pointer() {
            return (Transfer.Pointer) column.transfer();
        }

        TableName tracking() {
            return new TableName(table.legacy().schema(), pointer().tracking());
        }
    }

    /** One for each tracking table and store, by name. */
    List<TrackedFiles> read(List<LegacySchema> schemas, Evidence evidence) {
        Map<String, List<Column>> byTracking = new TreeMap<>(plan.tables().stream()
                .flatMap(table -> table.pointers().stream().map(column -> new Column(table, column)))
                .collect(groupingBy(column -> column.tracking().toString())));
        return source.connections().use("Reading what stores hold", connection -> {
            List<TrackedFiles> all = new ArrayList<>();
            for (LegacySchema schema : schemas) {
                for (var table : schema.tables()) {
                    if (table.name().table().startsWith("~external")) {
                        List<Column> columns =
                                byTracking.getOrDefault(table.name().toString(), List.of());
                        all.addAll(read(connection, table.name(), columns, evidence));
                    }
                }
            }
            return all;
        });
    }

    private List<TrackedFiles> read(Connection connection, TableName tracking, List<Column> columns, Evidence evidence)
            throws SQLException {
        List<TrackingRow> rows = Tracking.all(connection, dialect, tracking);
        Map<String, List<Column>> byStore = new TreeMap<>(
                columns.stream().collect(groupingBy(column -> column.pointer().legacyStore())));
        Set<String> used = new HashSet<>();
        List<TrackedFiles> all = new ArrayList<>();
        for (List<Column> some : byStore.values()) {
            all.add(tracked(connection, tracking, some, rows, evidence, used));
        }
        long unused = rows.stream().filter(row -> !used.contains(row.value())).count();
        if (all.isEmpty()) {
            return unused == 0 ? List.of() : List.of(TrackedFiles.unused(tracking, unused));
        }
        all.set(0, all.get(0).withUnused(unused));
        return all;
    }

    private TrackedFiles tracked(
            Connection connection,
            TableName tracking,
            List<Column> columns,
            List<TrackingRow> rows,
            Evidence evidence,
            Set<String> used)
            throws SQLException {
        Transfer.Pointer pointer = columns.get(0).pointer();
        List<Integer> subfolding = plan.options().subfoldingOf(pointer.legacyStore());
        Map<String, LegacyFile> files = new TreeMap<>();
        long pointers = 0;
        long lost = 0;
        for (Column one : columns) {
            PlannedTable table = one.table();
            for (TrackingRow row : Tracking.read(connection, dialect, table, one.column())) {
                files.put(row.value(), LegacyFile.of(one.pointer().kind(), tracking.schema(), subfolding, row));
            }
            long values = count(connection, table.legacy(), one.column().name());
            Target target = evidence.target(table.legacy(), one.column().name());
            pointers += values;
            lost += values - target.blobs() - target.attachments() - target.filepaths();
        }
        used.addAll(files.keySet());
        Map<String, String> paths = new HashMap<>();
        for (TrackingRow row : rows) {
            paths.put(
                    LegacyFile.of(kind(tracking, row), tracking.schema(), subfolding, row)
                            .path(),
                    row.value());
        }
        return new TrackedFiles(
                tracking, pointer.store(), List.copyOf(files.values()), paths.keySet(), pointers, lost, 0);
    }

    private long count(Connection connection, TableName table, String column) throws SQLException {
        String sql = "SELECT count(" + dialect.quote(column) + ") FROM " + dialect.quote(table);
        return Questions.rows(connection, sql, row -> row.getLong(1)).get(0);
    }

    /** What a row is that nothing may point to. */
    private static PointerKind kind(TableName tracking, TrackingRow row) {
        if (tracking.table().equals("~external")) {
            return PointerKind.EXTERNAL;
        }
        if (row.attachment().isPresent()) {
            return PointerKind.ATTACH;
        }
        return row.filepath().isPresent() ? PointerKind.FILEPATH : PointerKind.BLOB;
    }
}
