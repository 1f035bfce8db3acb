package datajoint.migrate.pointer;

import datajoint.backend.Dialect;
import datajoint.database.Database;
import datajoint.migrate.files.FileState;
import datajoint.migrate.files.LegacyFile;
import datajoint.migrate.files.Tracking;
import datajoint.migrate.files.TrackingRow;
import datajoint.migrate.plan.PlannedColumn;
import datajoint.migrate.plan.PlannedTable;
import datajoint.migrate.plan.Transfer;
import datajoint.migrate.step.Context;
import datajoint.migrate.step.Operation;
import datajoint.migrate.step.Outcome;
import datajoint.migrate.step.Sessions;
import datajoint.migrate.step.Step;
import datajoint.migrate.step.StepName;
import datajoint.store.ObjectPath;
import datajoint.store.Store;
import datajoint.store.Stores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gives every pointer its JSON: first a map of all files, then one statement for each range of rows. */
public final class PointerStep implements Step {
    /** The kind of note that names a file with something wrong; its key is {@code store:path}. */
    public static final String PROBLEM = "problem";

    private static final String WORD = StepName.POINTERS.word();
    private static final int BATCH = 2_000;

    @Override
    public StepName name() {
        return StepName.POINTERS;
    }

    @Override
    public List<Operation> operations(Context context) {
        List<Operation> operations = new ArrayList<>();
        for (PlannedTable table : context.plan().tables()) {
            for (PlannedColumn column : table.pointers()) {
                PointerMaker maker = maker(context, table, column);
                for (TrackingRow row : tracked(context, table, column)) {
                    maker.deed(file(context, table, column, row)).ifPresent(operations::add);
                }
                operations.add(new Operation.Sql(new PointerUpdate(context, table, column).sql()));
            }
        }
        return operations;
    }

    @Override
    public Outcome run(Context context) {
        PointerMap map = map(context);
        map.create();
        long pointers = 0;
        long made = 0;
        context.log().forget(WORD, PROBLEM);
        for (PlannedTable table : context.plan().tables()) {
            for (PlannedColumn column : table.pointers()) {
                fill(context, map, table, column);
                pointers += new PointerUpdate(context, table, column).run();
                for (Pointer pointer : map.remarkable(PointerMap.source(table, column))) {
                    made += pointer.made().isEmpty() ? 0 : 1;
                    if (pointer.state() != FileState.PRESENT) {
                        note(context, table, column, pointer);
                    }
                }
            }
        }
        long problems = context.log().notes(WORD, PROBLEM).size();
        return Outcome.of(Map.of("pointers", pointers, "written", made, "problems", problems));
    }

    @Override
    public void undo(Context context) {
        PointerMap map = map(context);
        map.create();
        for (PlannedTable table : context.plan().tables()) {
            for (PlannedColumn column : table.pointers()) {
                new PointerUpdate(context, table, column).undo();
                Store store = maker(context, table, column).to();
                map.remarkable(PointerMap.source(table, column)).stream()
                        .filter(pointer -> !pointer.made().isEmpty())
                        .forEach(pointer -> store.storage().delete(ObjectPath.of(pointer.made())));
            }
        }
        map.forget();
        context.log().forget(WORD, PROBLEM);
    }

    private static void fill(Context context, PointerMap map, PlannedTable table, PlannedColumn column) {
        String source = PointerMap.source(table, column);
        Set<String> known = map.known(source);
        List<LegacyFile> files = tracked(context, table, column).stream()
                .filter(row -> !known.contains(row.value()))
                .map(row -> file(context, table, column, row))
                .toList();
        PointerMaker maker = maker(context, table, column);
        for (int begin = 0; begin < files.size(); begin += BATCH) {
            context.stopper().check();
            List<LegacyFile> batch = files.subList(begin, Math.min(files.size(), begin + BATCH));
            map.put(source, stores(context).workers().each(batch, maker::make));
            context.progress()
                    .report("looking at the files of " + source, begin + (long) batch.size(), files.size(), "files");
        }
    }

    private static void note(Context context, PlannedTable table, PlannedColumn column, Pointer pointer) {
        String rows = new PointerUpdate(context, table, column).rows(pointer.value());
        String text = "%s: %s; needed by %s of %s"
                .formatted(words(pointer.state()), pointer.place(), column.name(), table.legacy() + " " + rows);
        context.log().note(WORD, PROBLEM, pointer.place(), text);
    }

    private static String words(FileState state) {
        return switch (state) {
            case MISSING -> "the file is missing";
            case WRONG_SIZE -> "the file is not as long as it was";
            case WRONG_HASH -> "the file is not what it was";
            case NO_PATH -> "the file has a name that 2.0 cannot use";
            case PRESENT -> "the file is there";
        };
    }

    private static List<TrackingRow> tracked(Context context, PlannedTable table, PlannedColumn column) {
        Database source = context.servers().source();
        Dialect dialect = source.backend().dialect();
        return Sessions.use(
                source.connections(),
                "Reading what " + PointerMap.source(table, column) + " points to",
                connection -> Tracking.read(connection, dialect, table, column));
    }

    private static LegacyFile file(Context context, PlannedTable table, PlannedColumn column, TrackingRow row) {
        Transfer.Pointer pointer = (Transfer.Pointer) column.transfer();
        List<Integer> subfolding = context.plan().options().subfoldingOf(pointer.legacyStore());
        return LegacyFile.of(pointer.kind(), table.legacy().schema(), subfolding, row);
    }

    private static PointerMaker maker(Context context, PlannedTable table, PlannedColumn column) {
        Transfer.Pointer pointer = (Transfer.Pointer) column.transfer();
        Store to = stores(context).store(Optional.of(pointer.store()));
        String legacy = context.plan().options().stores().getOrDefault(pointer.legacyStore(), pointer.legacyStore());
        Store from = context.plan().options().copyFilesTo().isEmpty()
                ? to
                : stores(context).store(Optional.of(legacy));
        return new PointerMaker(table.legacy().schema(), from, to);
    }

    private static Stores stores(Context context) {
        return context.servers().target().stores();
    }

    private static PointerMap map(Context context) {
        return new PointerMap(context.servers().target(), context.log().id());
    }
}
