package datajoint.cli.migrate;

import datajoint.migrate.plan.PlanOptions;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a person decides before a migration begins. */
final class PlanningOptions {
    @Option(
            names = "--suffix",
            paramLabel = "TEXT",
            defaultValue = "_v2",
            description = "Of the new schemas until the cutover. Default: ${DEFAULT-VALUE}.")
    private String suffix = "_v2";

    @Option(
            names = "--old-suffix",
            paramLabel = "TEXT",
            defaultValue = "_old",
            description = "Of the legacy schemas after the cutover. Default: ${DEFAULT-VALUE}.")
    private String oldSuffix = "_old";

    @Option(
            names = "--leave-computed",
            description = "Leave computed and imported tables empty, to populate them anew.")
    private boolean leaveComputed;

    @Option(
            names = "--orphans",
            paramLabel = "stop|keep|leave-out",
            defaultValue = "stop",
            description =
                    "Rows whose parents are missing: stop and list them, keep them as they are, or leave them out."
                            + " Default: ${DEFAULT-VALUE}.")
    private String orphans = "stop";

    @Option(
            names = "--copy-files",
            paramLabel = "STORE",
            description = "Copy all files of the stores to this one. Without this they stay where they are.")
    private Optional<String> copyFiles = Optional.empty();

    @Option(
            names = "--sample",
            paramLabel = "ROWS",
            defaultValue = "0",
            description =
                    "Rehearse with a few rows: about so many of each table, and all that they need. Such a migration"
                            + " is never cut over; --copy-files with a store for tests keeps the real ones out of it.")
    private long sample;

    PlanOptions plan(MigrateOptions options) throws IOException {
        PlanOptions plan = PlanOptions.defaults()
                .withStores(options.storeNames())
                .withSuffixes(suffix, oldSuffix)
                .withComputed(leaveComputed ? PlanOptions.Computed.LEAVE : PlanOptions.Computed.COPY)
                .withOrphans(orphans())
                .withSample(sample())
                .withFilesCopiedTo(copyFiles.orElse(""));
        Optional<LegacyConfig> legacy = options.legacy();
        return legacy.isPresent() ? plan.withSubfolding(legacy.get().subfolding()) : plan;
    }

    private long sample() {
        if (sample < 0) {
            throw new datajoint.model.ConfigException(
                    "A sample of %d rows is none.".formatted(sample),
                    "Write --sample 10, or leave it out for all rows.");
        }
        return sample;
    }

    private PlanOptions.Orphans orphans() {
        return switch (orphans) {
            case "stop" -> PlanOptions.Orphans.STOP;
            case "keep" -> PlanOptions.Orphans.KEEP;
            case "leave-out" -> PlanOptions.Orphans.LEAVE_OUT;
            default ->
                throw new datajoint.model.ConfigException(
                        "'%s' is nothing that can be done with orphans.".formatted(orphans),
                        "Write --orphans stop, keep or leave-out.");
        };
    }
}
