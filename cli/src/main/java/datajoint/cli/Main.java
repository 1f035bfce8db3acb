package datajoint.cli;

import datajoint.cli.demo.DemoCommand;
import datajoint.cli.entry.Entry;
import datajoint.cli.migrate.ExitCode;
import datajoint.cli.migrate.MigrateCommand;
import datajoint.model.DataJointException;
import datajoint.settings.SettingsSource;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code dj}: the entry of the command line. Exit codes: 0 done, 1 failed, 2 used wrongly. */
@Command(
        name = "dj",
        description = "DataJoint: declare, fill and read the tables of a lab.",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ConfigCommand.class,
            StatusCommand.class,
            StoresCommand.class,
            GcCommand.class,
            MigrateCommand.class,
            DescribeCommand.class,
            DeclareCommand.class,
            InsertCommand.class,
            FetchCommand.class,
            DropCommand.class,
            DemoCommand.class,
        })
public final class Main implements Runnable, Entry {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Show the whole error, with where it came from.")
    private boolean verbose;

    private final SettingsSource source;
    private final InputStream in;

    private Main(SettingsSource source, InputStream in) {
        this.source = source;
        this.in = in;
    }

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = run(SettingsSource.ofProcess(), System.in, out, err, arguments);
        out.flush();
        System.exit(code);
    }

    /** Runs a command in this process; for tests and for programs that embed it. */
    public static int run(
            SettingsSource source, InputStream in, PrintWriter out, PrintWriter err, String... arguments) {
        return commandLine(source, in).setOut(out).setErr(err).execute(arguments);
    }

    /** The whole command with its verbs. */
    static CommandLine commandLine(SettingsSource source, InputStream in) {
        Main main = new Main(source, in);
        return new CommandLine(main)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((error, command, result) -> main.failed(error, command));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** The entry that a command belongs to. */
    static Main of(CommandSpec command) {
        return (Main) command.root().userObject();
    }

    @Override
    public SettingsSource source() {
        return source;
    }

    @Override
    public InputStream in() {
        return in;
    }

    @Override
    public int run(SettingsSource elsewhere, List<String> command) {
        PrintWriter out = spec.commandLine().getOut();
        return run(elsewhere, in, out, spec.commandLine().getErr(), command.toArray(String[]::new));
    }

    private int failed(Exception error, CommandLine command) {
        PrintWriter err = command.getErr();
        if (error instanceof DataJointException failure) {
            err.println("dj: " + failure.getMessage());
        } else if (error instanceof NoSuchFileException missing) {
            err.println("dj: There is no file '%s'.".formatted(missing.getFile()));
        } else {
            err.println("dj: " + error);
        }
        if (verbose) {
            error.printStackTrace(err);
        }
        return ExitCode.of(error);
    }
}
