package datajoint.cli;

import datajoint.DataJoint;
import datajoint.cli.entry.ConnectionOptions;
import datajoint.gc.GarbageCollector;
import datajoint.gc.GcOptions;
import datajoint.gc.GcPlan;
import datajoint.gc.GcReport;
import datajoint.gc.QuarantineRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Collects the garbage of a store, one step at a time. */
@Command(
        name = "gc",
        description = {
            "Find the objects of a store that no row of any schema needs. Shows what it finds; --quarantine moves it out of"
                    + " the way, --purge removes what has lain there long enough.",
            "A store that other servers use too cannot be collected by this command."
        },
        mixinStandardHelpOptions = true)
final class GcCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOptions connection;

    @Parameters(paramLabel = "STORE", description = "Its name in the settings.")
    private String store;

    @ArgGroup
    private Step step = new Step();

    @Option(
            names = "--grace",
            paramLabel = "TIME",
            converter = DurationArgument.class,
            defaultValue = "24h",
            description = "How old garbage has to be; longer than the longest transaction. Default: ${DEFAULT-VALUE}.")
    private Duration grace = Duration.ZERO;

    @Option(
            names = "--purge-grace",
            paramLabel = "TIME",
            converter = DurationArgument.class,
            defaultValue = "7d",
            description = "How long it lies in quarantine before --purge removes it. Default: ${DEFAULT-VALUE}.")
    private Duration purgeGrace = Duration.ZERO;

    @Option(
            names = "--unrelated",
            paramLabel = "SCHEMA",
            description = "A schema of which you know that none of its rows needs this store: it is not read.")
    private List<String> unrelated = new ArrayList<>();

    @Option(
            names = "--dropped",
            paramLabel = "SCHEMA",
            description = "A schema that this server does not have any more, and no other: collect its folders too.")
    private List<String> dropped = new ArrayList<>();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--list", description = "List the paths of the garbage.")
    private boolean list;

    @Option(names = "--yes", description = "Purge without asking.")
    private boolean yes;

    /** What to do; nothing but showing, unless told. */
    private static final class Step {
        @Option(
                names = "--dry-run",
                description = "Only show what would be done, which is what happens without this too.")
        private boolean dryRun;

        @Option(names = "--quarantine", description = "Move garbage to _quarantine/ in the store.")
        private boolean quarantine;

        @Option(names = "--purge", description = "Remove what has been in quarantine long enough.")
        private boolean purge;

        @Option(names = "--restore", paramLabel = "RUN", description = "Move back what a run took.")
        private String run = "";

        @Option(names = "--unlock", description = "Remove the lock of a collection that was killed on another machine.")
        private boolean unlock;
    }

    @Override
    public Integer call() throws IOException {
        try (DataJoint dj = connection.connect()) {
            GarbageCollector collector = dj.garbageCollector(store)
                    .with(GcOptions.DEFAULT
                            .withGrace(grace)
                            .withPurgeGrace(purgeGrace)
                            .withUnrelated(new LinkedHashSet<>(unrelated))
                            .withDropped(new LinkedHashSet<>(dropped)))
                    .reporting(this::progress);
            if (step.dryRun) {
                return show(collector.plan());
            }
            if (step.quarantine) {
                return show(collector.quarantine());
            }
            if (step.purge) {
                return purge(collector);
            }
            if (!step.run.isEmpty()) {
                return show(collector.restore(step.run));
            }
            if (step.unlock) {
                collector.unlock();
                return 0;
            }
            return show(collector.plan());
        }
    }

    private int purge(GarbageCollector collector) throws IOException {
        List<QuarantineRun> runs =
                collector.runs().stream().filter(QuarantineRun::purgeable).toList();
        if (!runs.isEmpty() && !yes) {
            runs.forEach(spec.commandLine().getErr()::println);
            if (!isConfirmed()) {
                spec.commandLine().getErr().println("Nothing has been removed.");
                return 1;
            }
        }
        return show(collector.purge());
    }

    private boolean isConfirmed() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        err.print("Remove these for good, but for what rows need by now? [y/N] ");
        err.flush();
        StringBuilder answer = new StringBuilder();
        for (int letter = Main.of(spec).in().read();
                letter >= 0 && letter != '\n';
                letter = Main.of(spec).in().read()) {
            answer.append((char) letter);
        }
        String text = answer.toString().strip().toLowerCase(Locale.ROOT);
        return text.equals("y") || text.equals("yes");
    }

    private int show(GcPlan plan) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(plan.jsonText());
            return 0;
        }
        out.print(plan);
        if (list) {
            plan.garbage().forEach(object -> out.printf("%,14d  %s%n", object.size(), object.path()));
        }
        if (!plan.garbage().isEmpty()) {
            out.println("Nothing has been moved. dj gc %s --quarantine moves the garbage aside.".formatted(store));
        }
        return 0;
    }

    private int show(GcReport report) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? report.jsonText() + System.lineSeparator() : report.toString());
        return report.failures().isEmpty() ? 0 : 1;
    }

    /** For people who wait; a file that is read later has no use for it. */
    private void progress(String doing, long done) {
        if (Ansi.AUTO.enabled()) {
            PrintWriter err = spec.commandLine().getErr();
            err.print("\r%,12d %-30s".formatted(done, doing));
            err.print("\r");
            err.flush();
        }
    }
}
