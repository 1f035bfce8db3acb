package datajoint.cli;

import datajoint.DataJoint;
import datajoint.cli.entry.ConnectionOptions;
import datajoint.drop.DropPlan;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Drops tables after showing which. */
@Command(
        name = "drop",
        description = "Drop a table and all that depend on it, or a schema. Shows what would go; --yes does it.",
        mixinStandardHelpOptions = true)
final class DropCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOptions connection;

    @Parameters(paramLabel = "SCHEMA[.TABLE]")
    private String name;

    @Option(names = "--yes", description = "Do it.")
    private boolean yes;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (DataJoint dj = connection.connect()) {
            DropPlan plan = name.contains(".")
                    ? new TableArgument.Reader().convert(name).open(dj).planDrop()
                    : dj.existingSchema(name).planDrop();
            plan.steps().forEach(step -> out.printf("%,12d rows  %s%n", step.rows(), step.table()));
            plan.schema().ifPresent(schema -> out.println("and the schema " + schema));
            if (!yes) {
                out.println("Nothing has been dropped. Add --yes to drop them.");
                return 0;
            }
            plan.execute();
            out.println("Dropped.");
        }
        return 0;
    }
}
