package datajoint.migrate.verify;

import datajoint.backend.Dialect;
import datajoint.database.Database;
import datajoint.migrate.digest.RowDifference;
import datajoint.migrate.digest.RowSource;
import datajoint.migrate.digest.TableForm;
import datajoint.migrate.plan.PlannedColumn;
import datajoint.migrate.plan.PlannedTable;
import datajoint.migrate.step.Context;
import datajoint.migrate.step.Servers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;

/** Proves the tables of a plan one after the other, and gathers what is wrong. */
final class TableVerification {
    private final Context context;
    private final VerifyOptions options;
    private final Places places;
    private final Compared compared;
    private final ExecutorService threads;
    private final ObjectProof objects;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> unreadable = new ArrayList<>();
    private final List<String> allowances = new ArrayList<>();
    private final Pace pace = new Pace();

    TableVerification(
            Context context, VerifyOptions options, Places places, Compared compared, ExecutorService threads) {
        this.context = context;
        this.options = options;
        this.places = places;
        this.compared = compared;
        this.threads = threads;
        this.objects = new ObjectProof(context.servers().target().stores().workers());
    }

    List<Problem> problems() {
        return problems;
    }

    List<Problem> unreadable() {
        List<Problem> all = new ArrayList<>(unreadable);
        all.addAll(objects.unreadable());
        return all;
    }

    Pace pace() {
        return pace;
    }

    /** What counted as equal though it was not the same, a sentence each. */
    List<String> allowances() {
        return allowances;
    }

    TableProof prove(PlannedTable planned) {
        PlannedTable table = places.now(planned);
        String name = planned.legacy().toString();
        String only = compared.only(table);
        RowProof.Result rows = pace.rows(() -> rows(planned, table, only));
        List<Problem> found = new ArrayList<>();
        rows.differences().forEach(difference -> found.add(problem(planned, difference)));
        BlobProof blobs = new BlobProof(context, threads);
        unreadable.addAll(pace.blobs(() -> blobs.prove(table, name), blobs.tally()));
        Tally read = objects.counted();
        PointerProof pointers = new PointerProof(context, objects);
        for (PlannedColumn column : table.pointers()) {
            found.addAll(pace.objects(
                    () -> pointers.prove(table, column, planned.legacy().schema(), only)));
        }
        pace.add(rows.rows(), read);
        problems.addAll(listed(name, found));
        return TableProof.of(name, rows, blobs.tally(), pointers.tally(), read);
    }

    private List<Problem> listed(String table, List<Problem> found) {
        int most = options.mostProblems();
        if (found.size() <= most) {
            return found;
        }
        List<Problem> first = new ArrayList<>(found.subList(0, most));
        first.add(new Problem(
                found.get(most).kind(), table, "", "", "and at least %d more".formatted(found.size() - most), ""));
        return first;
    }

    private RowProof.Result rows(PlannedTable planned, PlannedTable table, String only) {
        Servers servers = context.servers();
        Database target = servers.target();
        Dialect dialect = target.backend().dialect();
        boolean isTolerant = options.tolerant().isEmpty()
                ? compared.isLeft(planned)
                : options.tolerant().contains(planned.legacy());
        Judgement judgement = new Judgement(
                planned.legacy(),
                options,
                isTolerant ? options.tolerance() : Tolerance.NONE,
                new BlobDifference(servers, table));
        RowProof.Result result = new RowProof(context, threads, options.mostProblems())
                .prove(
                        TableForm.of(table, dialect),
                        new RowSource(servers.source(), table.legacy(), only),
                        RowSource.all(target, table.shadow()),
                        judgement,
                        planned.legacy().toString());
        if (judgement.repacked() > 0) {
            allowances.add("%s: blobs with other bytes and the same value%s: %,d."
                    .formatted(planned.legacy(), isTolerant ? ", within the tolerance" : "", judgement.repacked()));
        }
        return result;
    }

    private static Problem problem(PlannedTable table, RowDifference difference) {
        String key = KeyText.of(table.primaryKey(), difference.key());
        String name = table.legacy().toString();
        return switch (difference.kind()) {
            case MISSING -> new Problem(Problem.Kind.ROW_MISSING, name, key, "", "the row is missing", "");
            case EXTRA -> new Problem(Problem.Kind.ROW_EXTRA, name, key, "", "the legacy table has no such row", "");
            case CHANGED ->
                new Problem(
                        Problem.Kind.VALUE,
                        name,
                        key,
                        difference.attribute(),
                        difference.attribute().isEmpty()
                                ? "the rows are not the same; without a primary key they cannot be named"
                                : "should be %s, and is %s".formatted(difference.legacy(), difference.shadow()),
                        "");
        };
    }
}
