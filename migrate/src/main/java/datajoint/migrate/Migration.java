package datajoint.migrate;

import static java.util.stream.Collectors.joining;

import datajoint.database.Database;
import datajoint.migrate.cutover.CleanupStep;
import datajoint.migrate.cutover.OldSchemas;
import datajoint.migrate.journal.Journal;
import datajoint.migrate.journal.Note;
import datajoint.migrate.journal.RunLock;
import datajoint.migrate.journal.RunLog;
import datajoint.migrate.plan.Plan;
import datajoint.migrate.plan.PlanOptions;
import datajoint.migrate.step.AnswerNeededException;
import datajoint.migrate.step.Context;
import datajoint.migrate.step.Operation;
import datajoint.migrate.step.Outcome;
import datajoint.migrate.step.Servers;
import datajoint.migrate.step.Step;
import datajoint.migrate.step.StepName;
import datajoint.migrate.step.StoppedException;
import datajoint.migrate.step.Stopper;
import datajoint.migrate.verify.Certificate;
import datajoint.migrate.verify.Verification;
import datajoint.migrate.verify.VerifyOptions;
import datajoint.migrate.verify.VerifyStep;
import datajoint.model.MigrationException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The migration of one group of schemas by copy: each step is a call, may be repeated, and goes on after a kill.
 * Everything that is decided and done stands in the {@link Journal} on the target server.
 */
public final class Migration {
    private static final String GIVEN_UP = "new rows";

    private final Migrations environment;
    private final RunLog log;
    private final NavigableMap<StepName, Step> steps;

    Migration(Migrations environment, RunLog log) {
        this.environment = environment;
        this.log = log;
        this.steps = environment.steps().stream()
                .collect(Collectors.toMap(Step::name, Function.identity(), (one, other) -> one, TreeMap::new));
    }

    /**
     * Plans the migration of schemas on one server, and writes the plan to the journal.
     *
     * @throws MigrationException if foreign keys tie the schemas to others, or if they are being migrated already
     */
    public static Migration begin(Database database, Collection<String> schemas, PlanOptions options) {
        return Migrations.of(Servers.one(database)).begin(schemas, options);
    }

    public Plan plan() {
        return log.plan();
    }

    public RunLog log() {
        return log;
    }

    /** The steps it consists of, in order. */
    public List<StepName> steps() {
        return List.copyOf(steps.keySet());
    }

    /** How far it is, and what comes next. */
    public MigrationStatus status() {
        return MigrationStatus.of(log, steps(), environment.journal().holder(plan().group()));
    }

    /** What a step would do now, exactly; nothing is changed. */
    public List<Operation> operations(StepName name) {
        Step step = step(name);
        if (name.compareTo(StepName.JOBS) > 0) {
            order(log).requireAllowed(name);
        }
        return step.operations(context(log, environment.stopper()));
    }

    /**
     * Does a step, or what is left of it.
     *
     * @throws MigrationException if a step before it is not done, if the legacy tables are not those of the plan any
     *     more, or if somebody else is at it
     */
    public Outcome run(StepName name) {
        Step step = step(name);
        try (RunLock lock = environment.journal().lock(plan().group())) {
            RunLog held = log.under(lock);
            StepOrder order = order(held);
            order.requireOpen();
            order.requireAllowed(name);
            order.requireWhole(name);
            Stopper stopper = stopper(lock);
            if (!isAside()) {
                new DriftCheck(environment.servers().source(), plan()).require();
            }
            if (name == StepName.CUTOVER && !isAside()) {
                requireNoProblems(held);
                writes(held).requireNone(plan());
            }
            order.outdate(name);
            held.begin(name.word());
            if (name == StepName.VERIFY) {
                writes(held).remember();
            }
            Outcome outcome = run(step, held, context(held, stopper));
            if (name == StepName.CLEANUP) {
                held.close();
            }
            return outcome;
        }
    }

    private static Outcome run(Step step, RunLog held, Context context) {
        String word = step.name().word();
        try {
            Outcome outcome = step.run(context);
            held.done(word, outcome.counts(), outcome.digest());
            return outcome;
        } catch (StoppedException e) {
            record(e, failure -> held.stopped(word));
            throw e;
        } catch (RuntimeException | Error e) {
            record(e, failure -> held.failed(word, String.valueOf(failure.getMessage())));
            throw e;
        }
    }

    /** Compares all again, before the cutover or after it; the journal does not change. */
    public Certificate certificate(VerifyOptions options) {
        return Verification.certificate(context(log, environment.stopper()), options);
    }

    /** True while the new tables have the names of the old ones. */
    public boolean isCutOver() {
        return isAside();
    }

    /** Takes back all steps, the last first: the legacy schemas are what they were, under their names. */
    public void undo() {
        undo(steps.firstKey());
    }

    /**
     * Takes back a step and all that came after it, the last first.
     *
     * @throws MigrationException if the legacy tables were dropped already
     */
    public void undo(StepName first) {
        step(first);
        try (RunLock lock = environment.journal().lock(plan().group())) {
            RunLog held = log.under(lock);
            StepOrder order = order(held);
            order.requireOpen();
            order.requireNotCleaned();
            Stopper stopper = stopper(lock);
            List<StepName> last = new ArrayList<>(steps.tailMap(first, true).keySet());
            Collections.reverse(last);
            for (StepName name : last) {
                if (order.isBegun(name)) {
                    if (first.compareTo(StepName.COPY) <= 0) {
                        requireNothingNew(held);
                    }
                    undo(name, held, stopper);
                }
            }
            if (first == steps.firstKey()) {
                held.close();
            }
        }
    }

    private void undo(StepName name, RunLog held, Stopper stopper) {
        held.undoing(name.word());
        try {
            step(name).undo(context(held, stopper));
            held.undone(name.word());
        } catch (RuntimeException | Error e) {
            record(e, failure -> held.undoFailed(name.word(), String.valueOf(failure.getMessage())));
            throw e;
        }
    }

    /**
     * Accepts that something is not as it was, so that the cutover goes on with it.
     *
     * @param id as the problem is listed: {@code raw:lab/ab/cd/abcd...}
     * @throws MigrationException if there is no such problem
     */
    public void accept(String id) {
        Map<String, String> problems = new TreeMap<>();
        VerifyStep.latest(log)
                .ifPresent(certificate -> certificate
                        .problems()
                        .forEach(problem -> problems.put(problem.name(), StepName.VERIFY.word())));
        log.steps().stream()
                .flatMap(step -> log.notes(step.step(), Note.PROBLEM).stream())
                .forEach(note -> problems.put(note.key(), note.step()));
        String step = problems.get(id);
        if (step == null) {
            throw new MigrationException(
                    "There is no problem '%s' to accept.".formatted(id),
                    problems.isEmpty()
                            ? "There is none at all."
                            : "There are: " + String.join(", ", problems.keySet()) + ".");
        }
        log.note(step, Note.ACCEPTED, id, "by " + environment.who());
    }

    /** Confirms that the legacy tables may be dropped: {@link StepName#CLEANUP} does it. */
    public void confirmCleanup(String name) {
        if (!name.equals(plan().group())) {
            throw new AnswerNeededException(
                    "'%s' is not what would be dropped.".formatted(name),
                    "To drop the legacy tables for good give the names of their schemas: %s."
                            .formatted(plan().group()));
        }
        log.note(StepName.CLEANUP.word(), CleanupStep.CONFIRMED, name, "by " + environment.who());
    }

    /** Gives up the rows that only the new tables have, so that these can be dropped. */
    public void giveUpNewRows() {
        log.note(StepName.CUTOVER.word(), Note.ACCEPTED, GIVEN_UP, "by " + environment.who());
    }

    /** After a cutover people may have used the new tables. */
    private void requireNothingNew(RunLog held) {
        boolean used = held.step(StepName.CUTOVER.word()).isPresent();
        boolean givenUp = held.notes(StepName.CUTOVER.word(), Note.ACCEPTED).stream()
                .anyMatch(note -> note.key().equals(GIVEN_UP));
        if (!used || givenUp) {
            return;
        }
        List<String> found = new NewRows(
                        environment.servers(), plan(), isAside() ? NewRows.Names.FINAL : NewRows.Names.SHADOW)
                .find();
        if (!found.isEmpty()) {
            throw new AnswerNeededException(
                    "The new tables were in use, and would be dropped with what only they have:\n  %s\n"
                            .formatted(String.join("\n  ", found)),
                    "Save it first. To drop it: dj migrate undo shadow --yes.");
        }
    }

    private WritesSince writes(RunLog held) {
        return new WritesSince(environment.servers(), held);
    }

    private static void requireNoProblems(RunLog log) {
        List<Note> open = log.openProblems();
        if (!open.isEmpty()) {
            throw new AnswerNeededException(
                    "Not everything is as it was:\n  %s\n."
                            .formatted(open.stream().map(Note::text).collect(joining("\n  "))),
                    "Mend them and run dj migrate %s again; or accept each by name: --accept '%s'."
                            .formatted(open.get(0).step(), open.get(0).key()));
        }
    }

    /** Writes how a step ended, unless the server is what failed. */
    private static void record(Throwable failure, Consumer<Throwable> writing) {
        try {
            writing.accept(failure);
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private Stopper stopper(RunLock lock) {
        Stopper stopper = new HeldStopper(environment.stopper(), lock, environment.clock());
        if (lock.isInherited()) {
            new Leftovers(environment.servers().target(), plan()).await(stopper);
        }
        return stopper;
    }

    private StepOrder order(RunLog held) {
        return new StepOrder(held, steps(), isAside());
    }

    private boolean isAside() {
        return OldSchemas.areInUse(environment.servers(), log);
    }

    private Step step(StepName name) {
        Step step = steps.get(name);
        if (step == null) {
            throw new MigrationException(
                    "There is no step '%s' in this migration.".formatted(name.word()),
                    "It has %s.".formatted(steps().stream().map(StepName::word).collect(joining(", "))));
        }
        return step;
    }

    private Context context(RunLog held, Stopper stopper) {
        return new Context(environment.servers(), plan(), held, environment.progress(), stopper, environment.clock());
    }
}
