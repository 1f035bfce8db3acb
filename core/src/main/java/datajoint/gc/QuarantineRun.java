package datajoint.gc;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One run of the collector whose garbage has not been removed yet.
 *
 * @param since when it ran, by the store's clock; empty if its journal is gone, and then it is never purged
 * @param purgeable true if it has lain there long enough
 */
public record QuarantineRun(String id, Optional<Instant> since, Tally held, boolean purgeable) {
    static QuarantineRun of(Quarantine.Run run, Instant purgedBefore) {
        Optional<Instant> since = since(run);
        return new QuarantineRun(
                run.id(),
                since,
                run.tally(),
                since.filter(time -> !time.isAfter(purgedBefore)).isPresent());
    }

    private static Optional<Instant> since(Quarantine.Run run) {
        return run.journals().stream().findFirst().map(journal -> journal.modified());
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("run", id);
        since.ifPresent(time -> json.put("since", time.toString()));
        json.put("held", held.json());
        json.put("purgeable", purgeable);
        return json;
    }

    @Override
    public String toString() {
        return "%s  %s%s".formatted(id, held, purgeable ? ", can be purged" : "");
    }
}
