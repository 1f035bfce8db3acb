package datajoint.gc;

import datajoint.value.JsonValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a verification of a schema found.
 *
 * @param references how many values with objects its rows have
 * @param objects how many different objects they need
 * @param findings what is wrong
 * @param unneeded what lies in the folders of the schema and no row of it needs: garbage, or of a row that is on the way,
 *     or of a row of another schema
 */
public record VerifyReport(String schema, long references, long objects, List<Finding> findings, Tally unneeded) {
    public VerifyReport {
        findings = List.copyOf(findings);
    }

    /** True if every row has its objects as they were. */
    public boolean isWhole() {
        return findings.isEmpty();
    }

    public String jsonText() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", schema);
        json.put("references", references);
        json.put("objects", objects);
        json.put("findings", findings.stream().map(Finding::json).toList());
        json.put("unneeded", unneeded.json());
        return JsonValues.text(json);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        findings.forEach(finding -> text.append(finding).append(System.lineSeparator()));
        text.append("Schema %s: %,d values need %,d objects; %,d are not as they were.%n"
                .formatted(schema, references, objects, findings.size()));
        if (unneeded.objects() > 0) {
            text.append("In its folders lie %s that no row of it needs; dj gc tells which are garbage.%n"
                    .formatted(unneeded));
        }
        return text.toString();
    }
}
