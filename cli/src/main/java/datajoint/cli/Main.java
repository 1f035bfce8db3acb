package datajoint.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code dj}: each of its verbs is a class of this package. */
@Command(
        name = "dj",
        description = "DataJoint on the command line.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The whole command, for tests. */
    static CommandLine commandLine() {
        return new CommandLine(new Main());
    }
}
