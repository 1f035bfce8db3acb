package datajoint.gc;

import datajoint.store.StoredObject;
import datajoint.value.JsonValues;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a collection found: a value; nothing happens by it.
 *
 * @param references how many different paths the rows of all schemas refer to
 * @param sections what lies where
 * @param foreignSchemas the schemas of what is foreign
 * @param garbage what would go into quarantine
 * @param quarantine what earlier collections put there
 */
public record GcPlan(
        String store,
        long references,
        List<SectionCount> sections,
        List<String> foreignSchemas,
        List<StoredObject> garbage,
        List<QuarantineRun> quarantine) {
    public GcPlan {
        sections = List.copyOf(sections);
        foreignSchemas = List.copyOf(foreignSchemas);
        garbage = List.copyOf(garbage);
        quarantine = List.copyOf(quarantine);
    }

    public Tally garbageTally() {
        return Tally.of(garbage);
    }

    /** When the oldest of the garbage was written. */
    public Optional<Instant> oldest() {
        return garbage.stream().map(StoredObject::modified).min(Instant::compareTo);
    }

    /** When the youngest of the garbage was written. */
    public Optional<Instant> newest() {
        return garbage.stream().map(StoredObject::modified).max(Instant::compareTo);
    }

    /** All of it but the list of paths as a map, for JSON. */
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("store", store);
        json.put("references", references);
        json.put("sections", sections.stream().map(SectionCount::json).toList());
        json.put("foreign_schemas", foreignSchemas);
        json.put("garbage", garbageTally().json());
        oldest().ifPresent(time -> json.put("oldest", time.toString()));
        newest().ifPresent(time -> json.put("newest", time.toString()));
        json.put("quarantine", quarantine.stream().map(QuarantineRun::json).toList());
        return json;
    }

    public String jsonText() {
        return JsonValues.text(json());
    }

    @Override
    public String toString() {
        return GcText.of(this);
    }
}
