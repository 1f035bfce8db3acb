package datajoint.migrate.catalogue;

import static java.util.stream.Collectors.joining;

import datajoint.model.MigrationException;
import datajoint.model.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Schemas that foreign keys tie together: none of them can move without the others.
 *
 * @param schemas by name
 */
public record SchemaGroup(List<String> schemas) {
    public SchemaGroup {
        schemas = List.copyOf(new TreeSet<>(schemas));
    }

    /** A foreign key from one schema to another. */
    public record Tie(TableName child, TableName parent) {
        boolean touches(Collection<String> names) {
            return names.contains(child.schema()) || names.contains(parent.schema());
        }

        @Override
        public String toString() {
            return child + " -> " + parent;
        }
    }

    /** The schemas and all that foreign keys tie them to, in both directions. */
    public static SchemaGroup around(Connection connection, Collection<String> schemas) throws SQLException {
        return new SchemaGroup(List.copyOf(reach(ties(connection), schemas)));
    }

    /**
     * The schemas themselves.
     *
     * @throws MigrationException if a foreign key leads out of them or into them; the message lists each
     */
    public static SchemaGroup exactly(Connection connection, Collection<String> schemas) throws SQLException {
        List<Tie> ties = ties(connection);
        Set<String> all = reach(ties, schemas);
        if (!all.equals(new TreeSet<>(schemas))) {
            Set<String> left = new TreeSet<>(all);
            left.removeAll(schemas);
            List<Tie> crossing = ties.stream().filter(tie -> tie.touches(left)).toList();
            throw new MigrationException(
                    "Foreign keys tie %s to schemas that were left out, %s:\n  %s\n."
                            .formatted(
                                    String.join(", ", schemas),
                                    String.join(", ", left),
                                    crossing.stream().map(Tie::toString).collect(joining("\n  "))),
                    "Migrate them together: --schemas %s.".formatted(String.join(",", all)));
        }
        return new SchemaGroup(List.copyOf(all));
    }

    private static Set<String> reach(List<Tie> ties, Collection<String> schemas) {
        Set<String> reached = new TreeSet<>(schemas);
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Tie tie : ties) {
                if (tie.touches(reached)) {
                    grows |= reached.add(tie.child().schema());
                    grows |= reached.add(tie.parent().schema());
                }
            }
        }
        return reached;
    }

    private static List<Tie> ties(Connection connection) throws SQLException {
        Set<Tie> ties = new LinkedHashSet<>();
        String sql = "SELECT table_schema, table_name, referenced_table_schema, referenced_table_name"
                + " FROM information_schema.key_column_usage WHERE referenced_table_schema IS NOT NULL"
                + " AND referenced_table_schema <> table_schema ORDER BY 1, 2, 3, 4";
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                ties.add(new Tie(
                        new TableName(rows.getString(1), rows.getString(2)),
                        new TableName(rows.getString(3), rows.getString(4))));
            }
        }
        return new ArrayList<>(ties);
    }
}
