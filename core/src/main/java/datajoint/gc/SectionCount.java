package datajoint.gc;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a section holds.
 *
 * @param live what rows need
 * @param young what is younger than the grace period, so that its row may be on the way
 * @param foreign what was written for schemas that the servers do not have: dropped, or of another server
 * @param garbage the rest
 */
public record SectionCount(Section section, Tally live, Tally young, Tally foreign, Tally garbage) {
    public Tally all() {
        return live.plus(young).plus(foreign).plus(garbage);
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("section", section.label());
        json.put("live", live.json());
        json.put("young", young.json());
        json.put("foreign", foreign.json());
        json.put("garbage", garbage.json());
        return json;
    }
}
