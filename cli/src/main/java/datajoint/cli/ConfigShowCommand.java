package datajoint.cli;

import datajoint.settings.Explanation;
import datajoint.settings.Layer;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows every value and where it comes from. */
@Command(
        name = "show",
        description = "Show every key, its value and where the value comes from. Secrets are masked.",
        mixinStandardHelpOptions = true)
final class ConfigShowCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ProjectArgument project;

    @Option(names = "--changed", description = "Only what is not the default.")
    private boolean changed;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Explanation> all = project.settings().explain().stream()
                .filter(one -> !changed || one.origin().layer() != Layer.DEFAULT)
                .toList();
        int keys = width(all, Explanation::key);
        int values = width(all, ConfigShowCommand::value);
        for (Explanation one : all) {
            out.println("%s  %s  %s".formatted(pad(one.key(), keys), pad(value(one), values), one.origin()));
        }
        return 0;
    }

    private static String value(Explanation one) {
        return one.value().isEmpty() ? "-" : one.value();
    }

    private static int width(List<Explanation> all, Function<Explanation, String> cell) {
        return all.stream().map(cell).mapToInt(String::length).max().orElse(0);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
