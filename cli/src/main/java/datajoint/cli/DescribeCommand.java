package datajoint.cli;

import datajoint.DataJoint;
import datajoint.cli.entry.ConnectionOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints definitions. */
@Command(
        name = "describe",
        description = "Print the definition of a table, or of all tables of a schema.",
        mixinStandardHelpOptions = true)
final class DescribeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOptions connection;

    @Parameters(paramLabel = "SCHEMA[.TABLE]", description = "For example lab, lab.Session or lab.Session.Trial.")
    private String name;

    @Override
    public Integer call() {
        try (DataJoint dj = connection.connect()) {
            String text = name.contains(".")
                    ? new TableArgument.Reader().convert(name).open(dj).describe()
                    : dj.existingSchema(name).describe();
            spec.commandLine().getOut().print(text);
        }
        return 0;
    }
}
