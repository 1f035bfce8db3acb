package datajoint.cli;

import datajoint.DataJoint;
import datajoint.cli.entry.ConnectionOptions;
import datajoint.model.DataJointException;
import datajoint.settings.Settings;
import datajoint.settings.StoreSpec;
import datajoint.store.ObjectPath;
import datajoint.store.Stores;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
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
            for (String name : settings.stores().names()) {
                String problem = problem(dj.stores(), name);
                reachable &= problem.isEmpty();
                StoreSpec store = settings.stores().spec(name);
                String state = problem.isEmpty() ? "reachable" : problem;
                line(out, "store " + name, "%s %s: %s".formatted(store.protocol(), store.location(), state));
            }
        }
        return reachable ? 0 : 1;
    }

    /** Looks for an object that nobody has; dj stores check does more. */
    private static String problem(Stores stores, String name) {
        try {
            stores.store(Optional.of(name)).storage().find(ObjectPath.of("_datajoint_probe"));
            return "";
        } catch (DataJointException e) {
            return e.problem() + " " + e.remedy();
        }
    }

    private static void line(PrintWriter out, String name, String value) {
        out.printf("%-12s %s%n", name, value);
    }
}
