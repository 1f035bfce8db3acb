package datajoint.migrate.pointer;

import datajoint.migrate.step.Context;
import datajoint.migrate.step.Operation;
import datajoint.migrate.step.Outcome;
import datajoint.migrate.step.Step;
import datajoint.migrate.step.StepName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives every pointer its JSON: first a map of all files, then one statement for each range of rows. */
public final class PointerStep implements Step {
    /** The kind of note that names a file with something wrong; its key is {@code store:path}. */
    public static final String PROBLEM = Problems.PROBLEM;

    @Override
    public StepName name() {
        return StepName.POINTERS;
    }

    @Override
    public List<Operation> operations(Context context) {
        List<Operation> operations = new ArrayList<>();
        for (PointerColumn column : PointerColumn.all(context)) {
            PointerMaker maker = column.maker();
            new PointerFill(column, map(context), objects(context))
                    .drafts().stream()
                            .map(maker::deed)
                            .flatMap(Optional::stream)
                            .forEach(operations::add);
            operations.add(new Operation.Sql(new PointerUpdate(column).sql()));
        }
        return operations;
    }

    @Override
    public Outcome run(Context context) {
        PointerMap map = map(context);
        WrittenObjects objects = objects(context);
        map.create();
        objects.create();
        long pointers = 0;
        for (PointerColumn column : PointerColumn.all(context)) {
            new PointerFill(column, map, objects).run();
            pointers += new PointerUpdate(column).run();
        }
        long written = objects.stores().stream()
                .mapToLong(store -> objects.ours(store).size())
                .sum();
        long problems = new Problems(context).write();
        return Outcome.of(Map.of("pointers", pointers, "written", written, "problems", problems));
    }

    @Override
    public void undo(Context context) {
        new PointerUndo(context).run();
    }

    /** Forgets which pointer became what: from then on there is no way back. */
    public static void forget(Context context) {
        PointerMap map = map(context);
        WrittenObjects objects = objects(context);
        map.create();
        objects.create();
        map.forget();
        objects.forget();
    }

    private static PointerMap map(Context context) {
        return new PointerMap(context.servers().target(), context.log().id());
    }

    private static WrittenObjects objects(Context context) {
        return new WrittenObjects(context.servers().target(), context.log().id());
    }
}
