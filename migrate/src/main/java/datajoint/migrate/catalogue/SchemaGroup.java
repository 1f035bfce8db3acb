package datajoint.migrate.catalogue;

import static java.util.stream.Collectors.joining;

import datajoint.model.MigrationException;
import datajoint.model.Nearest;
import datajoint.model.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

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

    /**
     * The schemas that names and patterns mean.
     *
     * @param patterns names; {@code *} and {@code %} stand for any text, {@code _} for itself. A pattern never means
     *     schemas of the server itself, nor those that {@code mine} recognises as made by a migration
     * @throws MigrationException if there is no such schema
     */
    public static List<String> named(Connection connection, Collection<String> patterns, Predicate<String> mine)
            throws SQLException {
        List<String> there = new ArrayList<>();
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT schema_name FROM information_schema.schemata ORDER BY 1");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                there.add(rows.getString(1));
            }
        }
        Set<String> named = new TreeSet<>();
        for (String pattern : patterns) {
            Set<String> meant = SchemaPattern.matching(pattern, there, mine);
            if (meant.isEmpty()) {
                throw new MigrationException(
                        "There is no schema '%s' on the server.".formatted(pattern),
                        Nearest.hint(pattern, there, "The account may not see all of them: SHOW DATABASES."));
            }
            named.addAll(meant);
        }
        return List.copyOf(named);
    }

    /** The foreign keys between the schemas and others, then those that tie these others to more. */
    public static List<Tie> crossing(Connection connection, Collection<String> schemas) throws SQLException {
        return crossing(ties(connection), schemas);
    }

    private static List<Tie> crossing(List<Tie> ties, Collection<String> schemas) {
        Set<String> left = reach(ties, schemas);
        left.removeAll(schemas);
        return ties.stream()
                .filter(tie -> tie.touches(left))
                .sorted(Comparator.comparing(tie -> !tie.touches(schemas)))
                .toList();
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
            throw new MigrationException(
                    "Foreign keys tie %s to schemas that were left out, %s:\n  %s\n."
                            .formatted(
                                    String.join(", ", schemas),
                                    String.join(", ", left),
                                    crossing(ties, schemas).stream()
                                            .map(Tie::toString)
                                            .collect(joining("\n  "))),
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
