package datajoint.cli;

import datajoint.DataJoint;
import datajoint.Schema;
import datajoint.Table;
import datajoint.cli.entry.ConnectionOptions;
import datajoint.model.Tier;
import datajoint.row.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Declares a table from a definition. */
@Command(
        name = "declare",
        description =
                "Declare a table from its definition, read from a file or standard input. Declaring again is harmless.",
        mixinStandardHelpOptions = true)
final class DeclareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOptions connection;

    @Parameters(
            index = "0",
            paramLabel = "SCHEMA.TABLE",
            converter = TableArgument.Reader.class,
            description = "For example lab.Session; a part is lab.Session.Trial.")
    private TableArgument name;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            description = "The definition; standard input if left out.")
    private Optional<Path> file;

    @Option(
            names = "--tier",
            defaultValue = "manual",
            description = "${COMPLETION-CANDIDATES}; manual if left out. A name with two dots is a part.")
    private Tier tier;

    @Override
    public Integer call() throws IOException {
        String definition = file.isPresent()
                ? Files.readString(file.get())
                : new String(Main.of(spec).in().readAllBytes(), StandardCharsets.UTF_8);
        int dot = name.table().indexOf('.');
        if (tier == Tier.PART && dot < 0) {
            throw new ParameterException(spec.commandLine(), "Name a part with its master: lab.Session.Trial.");
        }
        try (DataJoint dj = connection.connect()) {
            Schema schema = dj.schema(name.schema());
            Table<Row> table = dot > 0
                    ? schema.declarePart(
                            name.table().substring(0, dot), name.table().substring(dot + 1), definition)
                    : schema.declare(tier, name.table(), definition);
            spec.commandLine().getErr().println("Declared " + table.name() + ".");
            spec.commandLine().getOut().print(table.describe());
        }
        return 0;
    }
}
