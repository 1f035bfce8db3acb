package datajoint.migrate.step;

import datajoint.migrate.journal.RunLog;
import datajoint.migrate.plan.Plan;
import java.time.Clock;

/** What every step works with. */
public record Context(Servers servers, Plan plan, RunLog log, Progress progress, Stopper stopper, Clock clock) {}
