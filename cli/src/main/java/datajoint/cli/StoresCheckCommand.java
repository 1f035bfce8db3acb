package datajoint.cli;

import datajoint.DataJoint;
import datajoint.model.ConfigException;
import datajoint.model.DataJointException;
import datajoint.settings.Settings;
import datajoint.store.Store;
import datajoint.store.StoreProbe;
import datajoint.store.Stores;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes, reads, lists and removes an object in each store. */
@Command(
        name = "check",
        description =
                "Write, read, list and remove a probe object in the stores. Exit code 1 if one cannot be used. Opens no database.",
        mixinStandardHelpOptions = true)
final class StoresCheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "STORE", description = "Stores to check; all of them if none is named.")
    private List<String> names = new ArrayList<>();

    @Override
    public Integer call() {
        Settings settings = Settings.load(Main.of(spec).source());
        List<String> all = names.isEmpty() ? settings.stores().names() : names;
        if (all.isEmpty()) {
            throw new ConfigException(
                    "No store is configured.",
                    "Add one to datajoint.json: stores.main.protocol, stores.main.location.");
        }
        boolean good = true;
        try (Stores stores = DataJoint.stores(settings)) {
            for (String name : all) {
                good &= check(stores, name);
            }
        }
        return good ? 0 : 1;
    }

    private boolean check(Stores stores, String name) {
        PrintWriter out = spec.commandLine().getOut();
        try {
            Store store = stores.store(Optional.of(name));
            List<StoreProbe.Step> steps = StoreProbe.run(store);
            Optional<StoreProbe.Step> failed =
                    steps.stream().filter(step -> !step.isGood()).findFirst();
            String times = steps.stream()
                    .map(step -> String.format(Locale.ROOT, "%s %.1f ms", step.name(), step.milliseconds()))
                    .collect(Collectors.joining(", "));
            out.printf(
                    "%-12s %-8s %s%n",
                    name,
                    failed.isEmpty() ? "good" : "bad",
                    failed.map(step -> step.name() + ": " + step.problem())
                            .orElse(store.spec().protocol() + " " + store.spec().location() + " (" + times + ")"));
            return failed.isEmpty();
        } catch (DataJointException e) {
            out.printf("%-12s %-8s %s %s%n", name, "bad", e.problem(), e.remedy());
            return false;
        }
    }
}
