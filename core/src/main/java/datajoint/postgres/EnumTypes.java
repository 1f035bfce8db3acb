package datajoint.postgres;

import static java.util.stream.Collectors.joining;

import datajoint.backend.Dialect;
import datajoint.backend.StoredColumn;
import datajoint.model.AttributeType;
import datajoint.model.CoreType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The enum types that the columns of a table need. The name that Python would take is taken if it is free or has just
 * these members in this order; else another one, which Python reads through the mark.
 */
final class EnumTypes {
    private final Dialect dialect;
    private final String schema;
    private final Map<String, List<String>> known;
    private final List<String> statements = new ArrayList<>();

    EnumTypes(Dialect dialect, String schema, Map<String, List<String>> existing) {
        this.dialect = dialect;
        this.schema = schema;
        this.known = new LinkedHashMap<>(existing);
    }

    /** Of an inherited column the type is that of the parent, in whatever schema. */
    String columnType(StoredColumn column) {
        if (column.attribute().type() instanceof AttributeType.Core core
                && core.type() instanceof CoreType.EnumType type
                && column.sqlType().equals(dialect.columnType(type))) {
            return dialect.quote(schema) + "." + dialect.quote(nameFor(type.members()));
        }
        return column.sqlType();
    }

    List<String> statements() {
        return statements;
    }

    private String nameFor(List<String> members) {
        String first = PostgresDialect.enumTypeName(members);
        String name = first;
        for (int number = 2; known.containsKey(name); number++) {
            if (known.get(name).equals(members)) {
                return name;
            }
            name = first + "_" + number;
        }
        known.put(name, members);
        statements.add("CREATE TYPE " + dialect.quote(schema) + "." + dialect.quote(name) + " AS ENUM "
                + members.stream().map(dialect::literal).collect(joining(", ", "(", ")")));
        return name;
    }
}
