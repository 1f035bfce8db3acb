package datajoint.migrate.pointer;

import datajoint.backend.Dialect;
import datajoint.database.Database;
import datajoint.database.Work;
import datajoint.migrate.digest.KeyRange;
import datajoint.migrate.digest.KeyRanges;
import datajoint.migrate.digest.PrimaryKey;
import datajoint.migrate.files.LegacyFile;
import datajoint.migrate.files.Tracking;
import datajoint.migrate.files.TrackingRow;
import datajoint.migrate.plan.PlannedColumn;
import datajoint.migrate.plan.PlannedTable;
import datajoint.migrate.plan.Transfer;
import datajoint.migrate.step.Context;
import datajoint.migrate.step.Sessions;
import datajoint.store.Store;
import datajoint.store.Stores;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A column that points into a store, where its files are, and what its statements need. */
record PointerColumn(Context context, PlannedTable table, PlannedColumn column) {
    private static final long CHUNK_ROWS = 50_000;

    static List<PointerColumn> all(Context context) {
        List<PointerColumn> all = new ArrayList<>();
        for (PlannedTable table : context.plan().tables()) {
            table.pointers().forEach(column -> all.add(new PointerColumn(context, table, column)));
        }
        return all;
    }

    /** {@code schema.table.attribute} by legacy names. */
    String source() {
        return PointerMap.source(table, column);
    }

    Transfer.Pointer pointer() {
        return (Transfer.Pointer) column.transfer();
    }

    Dialect dialect() {
        return target().backend().dialect();
    }

    Database target() {
        return context.servers().target();
    }

    /** The column of the table that a statement calls {@code s}. */
    String name() {
        return "s." + dialect().quote(column.name());
    }

    PrimaryKey key() {
        return PrimaryKey.of(table, dialect());
    }

    /** Columns that the server sets when a row changes keep what they hold. */
    String keepTimes() {
        StringBuilder kept = new StringBuilder();
        for (PlannedColumn other : table.copied()) {
            if (other.sqlType().matches("(?is)(timestamp|datetime).*")) {
                String name = "s." + dialect().quote(other.name());
                kept.append(", ").append(name).append(" = ").append(name);
            }
        }
        return kept.toString();
    }

    PointerMaker maker() {
        Store to = stores().store(Optional.of(pointer().store()));
        String legacy = context.plan()
                .options()
                .stores()
                .getOrDefault(pointer().legacyStore(), pointer().legacyStore());
        Store from = context.plan().options().copyFilesTo().isEmpty() ? to : stores().store(Optional.of(legacy));
        return new PointerMaker(table.legacy().schema(), from, to);
    }

    Stores stores() {
        return target().stores();
    }

    /** The next tracked files by value. */
    List<LegacyFile> files(String after, int most) {
        return tracked(after, most).stream()
                .map(row -> LegacyFile.of(pointer().kind(), table.legacy().schema(), subfolding(), row))
                .toList();
    }

    /** A sample is small: all of its files come at once. */
    private List<TrackingRow> tracked(String after, int most) {
        if (isSample()) {
            return after.isEmpty() ? new SampledValues(this).tracked() : List.of();
        }
        Database source = context.servers().source();
        return Sessions.use(
                source.connections(),
                "Reading what " + source() + " points to",
                connection -> Tracking.read(connection, source.backend().dialect(), table, column, after, most));
    }

    /** The files that pointers lead to and no tracking row. */
    List<LegacyFile> untracked() {
        return untrackedValues().stream()
                .map(value ->
                        LegacyFile.untracked(pointer().kind(), table.legacy().schema(), subfolding(), value))
                .toList();
    }

    private List<String> untrackedValues() {
        if (isSample()) {
            return new SampledValues(this).untracked();
        }
        Database source = context.servers().source();
        return Sessions.use(
                source.connections(),
                "Looking for pointers of " + source() + " without tracking rows",
                connection -> Tracking.untracked(connection, source.backend().dialect(), table, column));
    }

    private boolean isSample() {
        return context.plan().options().sample() > 0;
    }

    private List<Integer> subfolding() {
        return context.plan().options().subfoldingOf(pointer().legacyStore());
    }

    /** Runs a statement for each range of the shadow's rows; gives the sum of the results. */
    long eachRange(String doing, RangeWork work) {
        long sum = 0;
        PrimaryKey key = key();
        List<String> after = List.of();
        for (int number = 0; ; number++) {
            context.stopper().check();
            KeyRange range = next(key, number, after);
            sum += use(connection -> work.run(connection, range));
            context.progress().report(doing + " " + source(), sum, 0, "pointers");
            after = range.upTo();
            if (after.isEmpty()) {
                return sum;
            }
        }
    }

    private KeyRange next(PrimaryKey key, int number, List<String> after) {
        if (key.isEmpty()) {
            return KeyRange.ALL;
        }
        String shadow = dialect().quote(table.shadow());
        return use(connection -> KeyRanges.next(connection, shadow, key, number, after, CHUNK_ROWS));
    }

    <T> T use(Work<T> work) {
        return Sessions.use(target().connections(), "Replacing pointers of " + source(), work);
    }
}
