package datajoint.migrate.backup;

import datajoint.backend.Dialect;
import datajoint.model.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The statement that makes a table under another name, with foreign keys that point where its parents are copied to.
 *
 * @param create the statement
 * @param outside statements that would make the foreign keys to other schemas; {@code create} has none of these
 */
record TableText(String create, List<String> outside) {
    private static final String NAME = "`((?:[^`]|``)+)`";
    private static final Pattern KEY = Pattern.compile(
            "  (CONSTRAINT " + NAME + " FOREIGN KEY \\(.*?\\) REFERENCES )(?:" + NAME + "\\.)?" + NAME + "( \\(.*?),?");

    TableText {
        outside = List.copyOf(outside);
    }

    /**
     * @param shown what {@code SHOW CREATE TABLE} said
     * @param schemas new names of schemas by the old ones
     */
    static TableText of(String shown, TableName from, Map<String, String> schemas, Dialect dialect) {
        TableName to = new TableName(schemas.getOrDefault(from.schema(), from.schema()), from.table());
        List<String> lines = new ArrayList<>();
        List<String> outside = new ArrayList<>();
        for (String line : shown.split("\n", -1)) {
            Matcher key = KEY.matcher(line);
            if (lines.isEmpty()) {
                lines.add("CREATE TABLE " + dialect.quote(to) + " (");
            } else if (key.matches()) {
                String parent = Optional.ofNullable(key.group(3))
                        .map(name -> name.replace("``", "`"))
                        .orElse(from.schema());
                String child = key.group(4).replace("``", "`");
                if (schemas.containsKey(parent)) {
                    TableName copied = new TableName(schemas.getOrDefault(parent, parent), child);
                    lines.add("  " + key.group(1) + dialect.quote(copied) + key.group(5) + ",");
                } else {
                    outside.add("ALTER TABLE " + dialect.quote(to) + " ADD " + key.group(1)
                            + dialect.quote(new TableName(parent, child)) + key.group(5));
                }
            } else {
                if (line.startsWith(")")) {
                    int last = lines.size() - 1;
                    lines.set(last, lines.get(last).replaceFirst(",$", ""));
                }
                lines.add(line);
            }
        }
        return new TableText(String.join("\n", lines), outside);
    }
}
