package datajoint.cli.migrate;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import datajoint.migrate.MigrationStatus;
import datajoint.migrate.StepStatus;
import datajoint.migrate.plan.PlannedSchema;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The state of a migration for people and programs. */
final class StatusText {
    private static final int MOST_PROBLEMS = 20;

    private StatusText() {}

    static void print(MigrationStatus status, PrintWriter out) {
        out.println("Migration " + status.head().run());
        for (PlannedSchema schema : status.plan().schemas()) {
            out.printf("  %-24s new: %-27s old afterwards: %s%n", schema.legacy(), schema.shadow(), schema.old());
        }
        out.printf(
                Locale.ROOT,
                "  %,d tables; planned %s by %s%n",
                status.plan().tables().size(),
                time(status.head().began()),
                status.head().who());
        status.holder().ifPresent(holder -> out.println("  running now: " + holder));
        out.println();
        for (StepStatus step : status.steps()) {
            out.println(line(step));
            if (!step.message().isEmpty()) {
                step.message().lines().limit(6).forEach(line -> out.println("            " + line));
            }
        }
        out.println();
        if (!status.problems().isEmpty()) {
            out.printf("%d problems that nobody accepted:%n", status.problems().size());
            status.problems().stream()
                    .limit(MOST_PROBLEMS)
                    .forEach(problem -> out.printf("  %s%n    %s%n", problem.key(), problem.text()));
        }
    }

    private static String line(StepStatus step) {
        String end = step.began()
                .map(began ->
                        "  " + time(began) + step.took().map(StatusText::took).orElse("") + "  " + step.who())
                .orElse("");
        String counts = step.counts().isEmpty() ? "" : "  " + Words.counts(step.counts());
        return String.format("  %-9s %-12s%s%s", step.step().word(), word(step), end, counts)
                .stripTrailing();
    }

    private static String took(Duration took) {
        return "  " + Words.time(took);
    }

    private static String word(StepStatus step) {
        return switch (step.phase()) {
            case PLANNED -> "to do";
            case OUTDATED -> "to repeat";
            case UNDOING -> "half undone";
            default -> step.phase().name().toLowerCase(Locale.ROOT);
        };
    }

    private static String time(java.time.Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .replace('T', ' ')
                .replace("Z", " UTC");
    }

    static String json(MigrationStatus status) {
        ObjectNode root = new JsonMapper().createObjectNode();
        root.put("run", status.head().run());
        root.put("group", status.head().group());
        root.put("began", status.head().began().toString());
        root.put("who", status.head().who());
        root.put("tables", status.plan().tables().size());
        status.holder().ifPresent(holder -> root.put("running", holder.toString()));
        status.next().ifPresent(next -> root.put("next", next.word()));
        for (StepStatus step : status.steps()) {
            ObjectNode one = root.withArray("steps").addObject();
            one.put("step", step.step().word());
            one.put("state", step.phase().name().toLowerCase(Locale.ROOT));
            step.began().ifPresent(began -> one.put("began", began.toString()));
            step.took().ifPresent(took -> one.put("seconds", took.toMillis() / 1000.0));
            one.put("who", step.who());
            step.counts().forEach(one.putObject("counts")::put);
            one.put("message", step.message());
        }
        status.problems()
                .forEach(problem -> root.withArray("problems")
                        .addObject()
                        .put("id", problem.key())
                        .put("step", problem.step())
                        .put("text", problem.text()));
        return root.toString();
    }
}
