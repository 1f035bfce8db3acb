package datajoint.migrate;

import datajoint.migrate.journal.Holder;
import datajoint.migrate.journal.Note;
import datajoint.migrate.journal.RunEntry;
import datajoint.migrate.journal.RunLog;
import datajoint.migrate.journal.StepEntry;
import datajoint.migrate.journal.StepState;
import datajoint.migrate.plan.Plan;
import datajoint.migrate.step.StepName;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Everything about a migration on one page.
 *
 * @param holder who is at it now
 * @param problems with the legacy data that nobody accepted
 */
public record MigrationStatus(
        RunEntry head, Plan plan, Optional<Holder> holder, List<StepStatus> steps, List<Note> problems) {
    public MigrationStatus {
        steps = List.copyOf(steps);
        problems = List.copyOf(problems);
    }

    static MigrationStatus of(RunLog log, List<StepName> names, Optional<Holder> holder) {
        List<StepEntry> entries = log.steps();
        List<StepStatus> steps = names.stream()
                .map(name -> entries.stream()
                        .filter(entry -> entry.step().equals(name.word()))
                        .findFirst()
                        .map(entry -> status(name, entry, holder.isPresent()))
                        .orElse(new StepStatus(
                                name, StepStatus.Phase.PLANNED, Map.of(), Optional.empty(), Optional.empty(), "", "")))
                .toList();
        return new MigrationStatus(log.head(), log.plan(), holder, steps, log.openProblems());
    }

    /** The first step that is not done; empty if all are. */
    public Optional<StepName> next() {
        return steps.stream()
                .filter(step -> step.phase() != StepStatus.Phase.DONE)
                .map(StepStatus::step)
                .findFirst();
    }

    /** For sentences: "copy, which is not done". */
    static String words(Optional<StepEntry> step) {
        return step.map(entry -> entry.state() == StepState.RUNNING
                        ? "not at its end"
                        : entry.state().name().toLowerCase(Locale.ROOT))
                .orElse("not done");
    }

    private static StepStatus status(StepName name, StepEntry entry, boolean held) {
        StepStatus.Phase phase = entry.state() == StepState.RUNNING && !held
                ? StepStatus.Phase.INTERRUPTED
                : StepStatus.Phase.valueOf(entry.state().name());
        return new StepStatus(
                name,
                phase,
                entry.counts(),
                Optional.of(entry.started()),
                entry.ended().map(end -> Duration.between(entry.started(), end)),
                entry.who(),
                entry.message());
    }
}
