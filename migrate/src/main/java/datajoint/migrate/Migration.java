package datajoint.migrate;

import datajoint.database.Database;
import datajoint.migrate.catalogue.SchemaGroup;
import datajoint.migrate.convert.Planner;
import datajoint.migrate.copy.CopyStep;
import datajoint.migrate.cutover.CutoverStep;
import datajoint.migrate.journal.Journal;
import datajoint.migrate.journal.RunLog;
import datajoint.migrate.plan.Plan;
import datajoint.migrate.plan.PlanOptions;
import datajoint.migrate.pointer.PointerStep;
import datajoint.migrate.shadow.ShadowStep;
import datajoint.migrate.step.Context;
import datajoint.migrate.step.Operation;
import datajoint.migrate.step.Outcome;
import datajoint.migrate.step.Progress;
import datajoint.migrate.step.Servers;
import datajoint.migrate.step.Step;
import datajoint.migrate.step.StepName;
import datajoint.migrate.step.Stopper;
import datajoint.migrate.verify.VerifyOptions;
import datajoint.migrate.verify.VerifyStep;
import datajoint.model.MigrationException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The migration of one group of schemas by copy: each step is a call, may be repeated, and goes on after a kill.
 * Everything that is decided and done stands in the {@link Journal} on the target server.
 */
public final class Migration {
    private static final String TOOL = "DataJoint for Java";
    private static final List<Step> STEPS = List.of(
            new ShadowStep(),
            new CopyStep(),
            new PointerStep(),
            new VerifyStep(VerifyOptions.strict()),
            new CutoverStep());

    private final Servers servers;
    private final RunLog log;
    private final Map<StepName, Step> steps;
    private final Progress progress;
    private final Stopper stopper;
    private final Clock clock;

    Migration(Servers servers, RunLog log, List<Step> steps, Progress progress, Stopper stopper, Clock clock) {
        this.servers = servers;
        this.log = log;
        this.steps = steps.stream()
                .collect(Collectors.toMap(Step::name, Function.identity(), (one, other) -> one, TreeMap::new));
        this.progress = progress;
        this.stopper = stopper;
        this.clock = clock;
    }

    /**
     * Plans the migration of schemas on one server, and writes the plan to the journal.
     *
     * @throws MigrationException if foreign keys tie the schemas to others, or if they are being migrated already
     */
    public static Migration begin(Database database, Collection<String> schemas, PlanOptions options) {
        Clock clock = Clock.systemUTC();
        SchemaGroup group = database.connections()
                .use("Looking for foreign keys", connection -> SchemaGroup.exactly(connection, schemas));
        Journal journal = new Journal(database, clock, who());
        Plan plan = new Planner(database).plan(group, options);
        if (journal.open(plan.group()).isPresent()) {
            throw new MigrationException(
                    "A migration of %s has begun already.".formatted(plan.group()),
                    "Go on with it, see dj migrate status; or give it up: dj migrate undo.");
        }
        return new Migration(
                Servers.one(database), journal.begin(plan, TOOL), STEPS, Progress.SILENT, Stopper.NEVER, clock);
    }

    private static String who() {
        return System.getProperty("user.name") + "@" + System.getenv().getOrDefault("HOSTNAME", "localhost");
    }

    public Plan plan() {
        return log.plan();
    }

    public RunLog log() {
        return log;
    }

    /** What a step would do now, exactly; nothing is changed. */
    public List<Operation> operations(StepName name) {
        return step(name).operations(context());
    }

    /**
     * Does a step.
     *
     * @throws MigrationException if a step before it is not done, or if the legacy tables are not those of the plan any
     *     more
     */
    public Outcome run(StepName name) {
        Step step = step(name);
        steps.keySet().stream().filter(before -> before.compareTo(name) < 0).forEach(this::requireDone);
        log.begin(name.word());
        try {
            Outcome outcome = step.run(context());
            log.done(name.word(), outcome.counts(), outcome.digest());
            return outcome;
        } catch (RuntimeException e) {
            log.failed(name.word(), String.valueOf(e.getMessage()));
            throw e;
        }
    }

    /** Takes back all steps, the last first: the legacy schemas are what they were, under their names. */
    public void undo() {
        List<StepName> done = new ArrayList<>(steps.keySet());
        Collections.reverse(done);
        for (StepName name : done) {
            if (log.step(name.word()).isPresent()) {
                step(name).undo(context());
                log.undone(name.word());
            }
        }
        log.close();
    }

    /** Accepts that a file is not as it was; the pointer to it stays as it is. */
    public void accept(String place) {
        log.note(StepName.POINTERS.word(), "accepted", place, "");
    }

    private void requireDone(StepName name) {
        if (!log.isDone(name.word())) {
            throw new MigrationException(
                    "The step '%s' is not done yet.".formatted(name.word()),
                    "Run it first: dj migrate %s.".formatted(name.word()));
        }
    }

    private Step step(StepName name) {
        Step step = steps.get(name);
        if (step == null) {
            throw new MigrationException(
                    "There is no step '%s' in this migration.".formatted(name.word()),
                    "It has " + steps.keySet() + ".");
        }
        return step;
    }

    private Context context() {
        return new Context(servers, log.plan(), log, progress, stopper, clock);
    }
}
