package datajoint.migrate.assess;

import datajoint.database.Database;
import datajoint.migrate.catalogue.CatalogueReader;
import datajoint.migrate.catalogue.LegacySchema;
import datajoint.migrate.catalogue.SchemaGroup;
import datajoint.migrate.convert.Planner;
import datajoint.migrate.copy.OrphanCheck;
import datajoint.migrate.evidence.Evidence;
import datajoint.migrate.evidence.EvidenceReader;
import datajoint.migrate.journal.MigrationSchemas;
import datajoint.migrate.plan.Plan;
import datajoint.migrate.plan.PlanOptions;
import datajoint.migrate.plan.PlannedSchema;
import datajoint.migrate.step.Progress;
import datajoint.migrate.step.Servers;
import datajoint.migrate.step.Stopper;
import datajoint.model.DeclarationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks at a server before a migration: reads only, and may run while people work. */
public final class Assessor {
    private final Database source;
    private final PlanOptions options;
    private final FileDepth depth;
    private final Progress progress;
    private final Stopper stopper;
    private final Clock clock;

    private Assessor(
            Database source, PlanOptions options, FileDepth depth, Progress progress, Stopper stopper, Clock clock) {
        this.source = source;
        this.options = options;
        this.depth = depth;
        this.progress = progress;
        this.stopper = stopper;
        this.clock = clock;
    }

    /** Reads every file of the stores, unless told otherwise. */
    public static Assessor of(Database source) {
        return new Assessor(
                source, PlanOptions.defaults(), FileDepth.CONTENT, Progress.SILENT, Stopper.NEVER, Clock.systemUTC());
    }

    /** Decisions that are taken already: names of stores, suffixes, orphans. */
    public Assessor with(PlanOptions decided) {
        return new Assessor(source, decided, depth, progress, stopper, clock);
    }

    public Assessor with(FileDepth files) {
        return new Assessor(source, options, files, progress, stopper, clock);
    }

    public Assessor with(Progress heard) {
        return new Assessor(source, options, depth, heard, stopper, clock);
    }

    public Assessor with(Stopper asked) {
        return new Assessor(source, options, depth, progress, asked, clock);
    }

    /**
     * @param patterns names of schemas; {@code *} and {@code %} stand for any text. None for all that are not of 2.0
     * @throws datajoint.model.MigrationException if there is no such schema
     */
    public Assessment assess(Collection<String> patterns) {
        // What migrations under way have made is neither to be migrated nor in the way.
        Set<String> mine = MigrationSchemas.of(source);
        // Before we have more than one session ourselves.
        List<Client> clients = source.connections().use("Looking who is connected", ServerReader::clients);
        Catalogue catalogue =
                source.connections().use("Reading what the server has", connection -> read(connection, patterns, mine));
        Evidence evidence =
                new EvidenceReader(source).read(source.connections(), catalogue.schemas(), progress, stopper);
        Planned planned = plan(catalogue.schemas(), evidence);
        Assessment facts = facts(catalogue, evidence, planned.plan(), clients);
        Set<String> taken = new HashSet<>(catalogue.names());
        taken.removeAll(mine);
        Seen seen = new Seen(
                catalogue.schemas(),
                planned.plan(),
                planned.circle(),
                catalogue.ties(),
                taken,
                catalogue.outerViews(),
                facts);
        return facts.judged(Blockers.of(seen), Warnings.of(seen));
    }

    /** @param names of all schemas of the server */
    private record Catalogue(
            List<LegacySchema> schemas,
            List<SchemaGroup.Tie> ties,
            List<String> names,
            List<String> outerViews,
            ServerFacts server,
            List<JobFacts> jobs) {}

    /** @param circle why there is none, or "" */
    private record Planned(Plan plan, String circle) {}

    private Catalogue read(Connection connection, Collection<String> patterns, Set<String> mine) throws SQLException {
        List<String> names = names(connection, patterns, mine);
        List<LegacySchema> schemas = new CatalogueReader(source).read(connection, names);
        List<PlannedSchema> planned = names.stream()
                .map(name -> new PlannedSchema(name, name + options.shadowSuffix(), name + options.oldSuffix(), "", ""))
                .toList();
        List<String> outer = new ArrayList<>();
        for (String name : names) {
            outer.addAll(Questions.rows(
                    connection,
                    "SELECT table_schema, table_name FROM information_schema.views"
                            + " WHERE instr(view_definition, ?) > 0 ORDER BY 1, 2",
                    row -> row.getString(1) + "." + row.getString(2),
                    source.backend().dialect().quote(name) + "."));
        }
        outer.removeIf(view -> names.contains(view.substring(0, view.indexOf('.'))));
        return new Catalogue(
                schemas,
                SchemaGroup.crossing(connection, names),
                source.backend().catalog().schemas(connection),
                outer.stream().distinct().toList(),
                ServerReader.facts(connection, source.backend().product(), planned),
                JobReader.read(connection, source.backend().dialect(), schemas));
    }

    private static List<String> names(Connection connection, Collection<String> patterns, Set<String> mine)
            throws SQLException {
        if (!patterns.isEmpty()) {
            return SchemaGroup.named(connection, patterns, mine::contains);
        }
        List<String> names = new ArrayList<>(SchemaGroup.named(connection, List.of("%"), mine::contains));
        names.removeAll(Questions.rows(
                connection,
                "SELECT table_schema FROM information_schema.tables WHERE table_name = '~lineage'",
                row -> row.getString(1)));
        return names;
    }

    private Planned plan(List<LegacySchema> schemas, Evidence evidence) {
        try {
            return new Planned(new Planner(Servers.one(source)).plan(schemas, evidence, options), "");
        } catch (DeclarationException e) {
            return new Planned(new Plan("", List.of(), List.of(), options, List.of()), e.problem());
        }
    }

    private Assessment facts(Catalogue catalogue, Evidence evidence, Plan plan, List<Client> clients) {
        List<LegacySchema> schemas = catalogue.schemas();
        ColumnUses columns = new ColumnUses(schemas, evidence, plan);
        stopper.check();
        List<StoreUse> stores = new StoreLook(source, depth, progress, stopper)
                .into(new StoreReader(source, plan).read(schemas, evidence));
        stopper.check();
        List<OrphanRows> orphans = new OrphanCheck(source)
                .find(plan).stream()
                        .map(one -> new OrphanRows(
                                one.table().legacy().toString(),
                                one.key().columns(),
                                one.key().parent().toString(),
                                one.rows(),
                                one.examples()))
                        .toList();
        List<SchemaFacts> inventory = Inventory.of(schemas, evidence);
        return new Assessment(
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                catalogue.server(),
                inventory,
                columns.types(),
                columns.binaries(),
                columns.unsigned(),
                columns.truths(),
                Inventory.charsets(schemas),
                depth,
                stores,
                orphans,
                columns.adapters(source.codecs()),
                evidence.zeroDates().entrySet().stream()
                        .map(entry -> "%s (%,d)".formatted(entry.getKey(), entry.getValue()))
                        .sorted()
                        .toList(),
                Inventory.generated(schemas),
                catalogue.jobs(),
                clients,
                estimate(inventory, stores),
                List.of(),
                List.of());
    }

    private static Estimate estimate(List<SchemaFacts> inventory, List<StoreUse> stores) {
        return Estimate.of(
                inventory.stream().mapToLong(SchemaFacts::rows).sum(),
                inventory.stream().mapToLong(SchemaFacts::bytes).sum(),
                stores.stream().mapToLong(StoreUse::pointers).sum(),
                stores.stream().mapToLong(StoreUse::bytes).sum(),
                stores.stream().mapToLong(StoreUse::rewritten).sum());
    }
}
