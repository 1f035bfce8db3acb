package datajoint.cli;

import datajoint.DataJoint;
import datajoint.settings.Settings;
import datajoint.settings.StoreSpec;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tells whether the server and the stores can be reached. */
@Command(
        name = "status",
        description = "Show server, account and stores, and whether they can be reached. Exit code 1 if not.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOptions connection;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Settings settings = connection.settings();
        line(out, "settings", settings.folder().map(Path::toString).orElse("no datajoint.json found"));
        line(out, "backend", settings.database().backend());
        line(out, "host", settings.database().host() + ":" + settings.database().port());
        line(out, "user", settings.database().user().orElse("not set"));
        boolean reachable = true;
        try (DataJoint dj = connection.connect()) {
            line(out, "server", dj.server());
            line(out, "schemas", Integer.toString(dj.schemas().size()));
        }
        for (String name : settings.stores().names()) {
            StoreSpec store = settings.stores().spec(name);
            boolean there = !store.protocol().equals("file") || Files.isDirectory(Path.of(store.location()));
            reachable &= there;
            String state = store.protocol().equals("file")
                    ? (there ? "reachable" : "its folder is missing")
                    : "not tried: this version reads settings of such stores only";
            line(out, "store " + name, "%s %s: %s".formatted(store.protocol(), store.location(), state));
        }
        return reachable ? 0 : 1;
    }

    private static void line(PrintWriter out, String name, String value) {
        out.printf("%-12s %s%n", name, value);
    }
}
