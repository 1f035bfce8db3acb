package datajoint.cli;

import datajoint.DataJoint;
import datajoint.cli.entry.ConnectionOptions;
import datajoint.gc.VerifyDepth;
import datajoint.gc.VerifyReport;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks whether rows have their objects. */
@Command(
        name = "verify",
        description =
                "Look whether every object that the rows of a schema need is there as it was. Exit code 1 if not.",
        mixinStandardHelpOptions = true)
final class StoresVerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOptions connection;

    @Parameters(paramLabel = "SCHEMA")
    private String schema;

    @Option(names = "--hash", description = "Read every object whose hash is known, and compare.")
    private boolean hash;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        try (DataJoint dj = connection.connect()) {
            VerifyReport report = dj.storeVerification(schema)
                    .with(hash ? VerifyDepth.CONTENT : VerifyDepth.SIZES)
                    .run();
            PrintWriter out = spec.commandLine().getOut();
            out.print(json ? report.jsonText() + System.lineSeparator() : report.toString());
            return report.isWhole() ? 0 : 1;
        }
    }
}
