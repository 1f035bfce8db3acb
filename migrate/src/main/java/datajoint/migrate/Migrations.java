package datajoint.migrate;

import static java.util.stream.Collectors.joining;

import datajoint.database.Database;
import datajoint.migrate.catalogue.SchemaGroup;
import datajoint.migrate.convert.Planner;
import datajoint.migrate.copy.CopyStep;
import datajoint.migrate.cutover.CleanupStep;
import datajoint.migrate.cutover.CutoverStep;
import datajoint.migrate.cutover.WatchStep;
import datajoint.migrate.job.JobStep;
import datajoint.migrate.journal.Journal;
import datajoint.migrate.journal.RunEntry;
import datajoint.migrate.journal.RunLock;
import datajoint.migrate.plan.Plan;
import datajoint.migrate.plan.PlanOptions;
import datajoint.migrate.plan.PlannedSchema;
import datajoint.migrate.pointer.PointerStep;
import datajoint.migrate.shadow.ShadowStep;
import datajoint.migrate.step.Progress;
import datajoint.migrate.step.Servers;
import datajoint.migrate.step.Step;
import datajoint.migrate.step.StepName;
import datajoint.migrate.step.Stopper;
import datajoint.migrate.verify.VerifyOptions;
import datajoint.migrate.verify.VerifyStep;
import datajoint.model.MigrationException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * The migrations of a server: plans new ones and finds those that were begun.
 *
 * @param who user and host, for people who look into the journal later
 * @param steps what a migration consists of
 */
public record Migrations(
        Servers servers, Clock clock, String who, Progress progress, Stopper stopper, List<Step> steps) {
    private static final String TOOL = "DataJoint for Java";

    public Migrations {
        steps = List.copyOf(steps);
    }

    public static Migrations of(Servers servers) {
        return new Migrations(
                servers,
                Clock.systemUTC(),
                System.getProperty("user.name") + "@" + System.getenv().getOrDefault("HOSTNAME", "localhost"),
                Progress.SILENT,
                Stopper.NEVER,
                List.of(
                        new ShadowStep(),
                        new CopyStep(),
                        new PointerStep(),
                        new JobStep(),
                        new VerifyStep(VerifyOptions.strict()),
                        new CutoverStep(),
                        new WatchStep(),
                        new CleanupStep()));
    }

    public Migrations withClock(Clock other) {
        return new Migrations(servers, other, who, progress, stopper, steps);
    }

    public Migrations withWho(String user) {
        return new Migrations(servers, clock, user, progress, stopper, steps);
    }

    public Migrations withProgress(Progress hearer) {
        return new Migrations(servers, clock, who, hearer, stopper, steps);
    }

    public Migrations withStopper(Stopper other) {
        return new Migrations(servers, clock, who, progress, other, steps);
    }

    public Migrations withSteps(List<Step> others) {
        return new Migrations(servers, clock, who, progress, stopper, others);
    }

    /** The same with a verification that judges as a person wants. */
    public Migrations withVerification(VerifyOptions options) {
        return withSteps(steps.stream()
                .map(step -> step.name() == StepName.VERIFY ? new VerifyStep(options) : step)
                .toList());
    }

    /**
     * What would be done with schemas; nothing is written.
     *
     * @throws MigrationException if foreign keys tie the schemas to others; the message lists them
     */
    public Plan plan(Collection<String> schemas, PlanOptions options) {
        Database source = servers.source();
        SchemaGroup group = source.connections()
                .use("Looking for foreign keys", connection -> SchemaGroup.exactly(connection, schemas));
        return new Planner(servers).plan(group, options);
    }

    /**
     * Plans the migration of schemas and writes the plan to the journal: from now on it does not change.
     *
     * @throws MigrationException if foreign keys tie the schemas to others, or if one of them is being migrated already
     */
    public Migration begin(Collection<String> schemas, PlanOptions options) {
        Plan plan = plan(schemas, options);
        Journal journal = journal();
        try (RunLock lock = journal.lock(plan.group())) {
            lock.requireHeld();
            requireNotBegun(plan);
            return new Migration(this, journal.begin(plan, TOOL));
        }
    }

    /** What is neither cleaned up nor taken back, the newest first. */
    public List<RunEntry> begun() {
        return journal().open();
    }

    public Migration open(RunEntry entry) {
        return new Migration(this, journal().find(entry));
    }

    /**
     * The migration of a schema, or of several that go together.
     *
     * @throws MigrationException if none of these is being migrated, or if they belong to more than one migration
     */
    public Migration open(Collection<String> schemas) {
        List<RunEntry> found = begun().stream()
                .filter(entry -> schemas.stream().anyMatch(entry.schemas()::contains))
                .toList();
        if (found.size() == 1) {
            return open(found.get(0));
        }
        String names = String.join(",", new TreeSet<>(schemas));
        if (found.isEmpty()) {
            throw new MigrationException(
                    "No migration of %s has begun.".formatted(names),
                    "Begin with dj migrate plan --schemas %s.".formatted(names));
        }
        throw new MigrationException(
                "%s belong to several migrations: %s."
                        .formatted(names, found.stream().map(RunEntry::group).collect(joining("; "))),
                "Name the schemas of one of them.");
    }

    Journal journal() {
        return new Journal(servers.target(), clock, who);
    }

    private void requireNotBegun(Plan plan) {
        for (PlannedSchema schema : plan.schemas()) {
            for (RunEntry entry : begun()) {
                if (entry.schemas().contains(schema.legacy())) {
                    throw new MigrationException(
                            "A migration of %s has begun already.".formatted(entry.group()),
                            "Go on with it, see dj migrate status; or give it up: dj migrate undo.");
                }
            }
        }
    }
}
