package datajoint.gc;

import datajoint.value.JsonValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a collection did.
 *
 * @param run the one that the garbage is in quarantine under, if there was any
 * @param quarantined what was moved there
 * @param restored what was moved back, some of it perhaps at once: what rows need after all, or what was asked for
 * @param purged what was removed for good
 * @param swept what killed programs had left half written, removed by a purge
 * @param failures objects that stay where they are, and why
 */
public record GcReport(
        String store,
        Optional<String> run,
        Tally quarantined,
        Tally restored,
        Tally purged,
        Tally swept,
        List<String> failures) {
    public GcReport {
        failures = List.copyOf(failures);
    }

    public String jsonText() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("store", store);
        run.ifPresent(id -> json.put("run", id));
        json.put("quarantined", quarantined.json());
        json.put("restored", restored.json());
        json.put("purged", purged.json());
        json.put("swept", swept.json());
        json.put("failures", failures);
        return JsonValues.text(json);
    }

    @Override
    public String toString() {
        return GcText.of(this);
    }
}
