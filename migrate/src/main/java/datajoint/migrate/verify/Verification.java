package datajoint.migrate.verify;

import datajoint.migrate.journal.Note;
import datajoint.migrate.journal.StepEntry;
import datajoint.migrate.plan.PlanJson;
import datajoint.migrate.plan.PlanOptions;
import datajoint.migrate.plan.PlannedColumn;
import datajoint.migrate.plan.PlannedTable;
import datajoint.migrate.step.Context;
import datajoint.migrate.step.StepName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares all that a migration made with what it was made from, before the cutover or at any time after it. */
public final class Verification {
    /** The kind of note by which a person accepts a problem; its key is {@link Problem#name}. */
    public static final String ACCEPTED = "accepted";

    private final Context context;
    private final VerifyOptions options;
    private final Places places;

    private Verification(Context context, VerifyOptions options) {
        this.context = context;
        this.options = options;
        this.places = Places.of(context);
    }

    /** Works it out anew; nothing is taken from what the other steps say they did. */
    public static Certificate certificate(Context context, VerifyOptions options) {
        ExecutorService threads =
                Executors.newFixedThreadPool(Math.max(2, Runtime.getRuntime().availableProcessors()), work -> {
                    Thread thread = new Thread(work, "datajoint-verify");
                    thread.setDaemon(true);
                    return thread;
                });
        try {
            return new Verification(context, options).certificate(threads);
        } finally {
            threads.shutdown();
        }
    }

    private Certificate certificate(ExecutorService threads) {
        Instant began = context.clock().instant();
        Compared compared =
                new Compared(places, context.servers().target().backend().dialect());
        TableVerification tables = new TableVerification(context, options, places, compared, threads);
        List<Problem> problems = new ArrayList<>(new CatalogueProof(context, places).prove());
        List<TableProof> proofs = new ArrayList<>();
        for (PlannedTable table : context.plan().tables()) {
            if (isCompared(table, compared) && isWhole(table, problems)) {
                proofs.add(tables.prove(table));
            }
        }
        problems.addAll(tables.problems());
        Set<String> names = accepted();
        Map<Boolean, List<Problem>> parted = problems.stream()
                .sorted(Comparator.comparing(Problem::toString))
                .collect(Collectors.partitioningBy(problem -> names.contains(problem.name())));
        return new Certificate(
                        context.plan().group(),
                        context.log().id(),
                        PlanJson.hash(context.plan()),
                        places.isCutOver() ? "final" : "shadow",
                        terms(compared, tables.allowances()),
                        proofs,
                        parted.getOrDefault(false, List.of()),
                        parted.getOrDefault(true, List.of()),
                        tables.unreadable().stream()
                                .sorted(Comparator.comparing(Problem::toString))
                                .toList(),
                        circumstances(began, tables.pace()),
                        "")
                .digested();
    }

    /** Tables to be computed anew are compared where a tolerance says how. */
    private boolean isCompared(PlannedTable table, Compared compared) {
        return !compared.isLeft(table) || !options.tolerance().isNone();
    }

    /** False if the table, or a column of it, is missing on either side; then its rows cannot be compared. */
    private boolean isWhole(PlannedTable planned, List<Problem> problems) {
        PlannedTable table = places.now(planned);
        List<String> needed = table.columns().stream().map(PlannedColumn::name).toList();
        List<String> here = Places.columns(context.servers().target(), table.shadow());
        List<String> there = Places.columns(context.servers().source(), table.legacy());
        if (!there.containsAll(needed)) {
            problems.add(Problem.ofTable(
                    planned.legacy().toString(), "the legacy table is gone or lost columns, nothing can be compared"));
        }
        return here.containsAll(needed) && there.containsAll(needed);
    }

    private Set<String> accepted() {
        return Stream.of(StepName.POINTERS, StepName.VERIFY)
                .flatMap(step -> context.log().notes(step.word(), ACCEPTED).stream())
                .map(Note::key)
                .collect(Collectors.toSet());
    }

    private List<String> terms(Compared compared, List<String> allowances) {
        PlanOptions chosen = context.plan().options();
        List<String> terms = new ArrayList<>();
        if (chosen.sample() > 0) {
            terms.add("Only a sample was copied: rows that the new tables have are compared, others are not missed.");
        }
        if (chosen.orphans() == PlanOptions.Orphans.LEAVE_OUT) {
            terms.add("Legacy rows whose parents are missing stayed behind, as was chosen.");
        }
        for (PlannedTable table : context.plan().tables()) {
            if (!isCompared(table, compared)) {
                terms.add("%s is to be computed anew and was not compared.".formatted(table.legacy()));
            }
        }
        if (!options.tolerance().isNone()) {
            terms.add("Floating-point values of %s count as equal if they differ by %s of the larger or by %s."
                    .formatted(
                            options.tolerant().isEmpty()
                                    ? "tables computed anew"
                                    : options.tolerant().stream()
                                            .map(Object::toString)
                                            .sorted()
                                            .collect(Collectors.joining(", ")),
                            options.tolerance().relative(),
                            options.tolerance().absolute()));
        }
        options.ignored().stream()
                .sorted()
                .forEach(attribute -> terms.add("%s was not compared, as was asked.".formatted(attribute)));
        terms.addAll(allowances);
        return terms;
    }

    private Map<String, String> circumstances(Instant began, Pace pace) {
        Map<String, String> words = new TreeMap<>(pace.words());
        words.put("began", began.toString());
        words.put("ended", context.clock().instant().toString());
        words.put("source", context.servers().source().backend().product());
        words.put("target", context.servers().target().backend().product());
        words.put(
                "tool",
                "DataJoint for Java "
                        + Optional.ofNullable(Verification.class.getPackage().getImplementationVersion())
                                .orElse("(development)"));
        words.put(
                "who",
                context.log().step(StepName.VERIFY.word()).map(StepEntry::who).orElse(""));
        return words;
    }
}
