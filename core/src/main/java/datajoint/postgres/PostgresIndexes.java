package datajoint.postgres;

import static java.util.stream.Collectors.joining;

import datajoint.backend.Dialect;
import datajoint.backend.ForeignKey;
import datajoint.backend.StoredIndex;
import datajoint.backend.TableStructure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The indexes of a table: each is made by a statement of its own, under a name that is free in the schema. */
final class PostgresIndexes {
    private static final int LONGEST_NAME = 63;
    /** As Python cuts them. */
    private static final int LONGEST_COLUMNS = 30;

    private final Dialect dialect;
    private final TableStructure table;
    private final Set<String> taken;
    private final Map<String, StoredIndex> byName = new LinkedHashMap<>();
    private final List<List<String>> covered = new ArrayList<>();

    PostgresIndexes(Dialect dialect, TableStructure table, Set<String> taken) {
        this.dialect = dialect;
        this.table = table;
        this.taken = new HashSet<>(taken);
        covered.add(table.primaryKey());
    }

    /** Unique references and declared indexes, then one for each reference that no other index begins with. */
    List<String> statements() {
        table.indexes().forEach(this::add);
        table.foreignKeys().stream()
                .map(ForeignKey::columns)
                .sorted((left, right) -> Integer.compare(right.size(), left.size()))
                .filter(columns -> covered.stream().noneMatch(other -> startsWith(other, columns)))
                .forEach(columns -> add(new StoredIndex(false, columns)));
        List<String> statements = new ArrayList<>();
        byName.forEach((name, index) -> statements.add((index.unique() ? "CREATE UNIQUE INDEX " : "CREATE INDEX ")
                + dialect.quote(name) + " ON " + dialect.quote(table.name()) + " ("
                + index.elements().stream()
                        .map(element -> StoredIndex.sql(element, dialect))
                        .collect(joining(", "))
                + ")"));
        return statements;
    }

    private void add(StoredIndex index) {
        byName.put(freeName(index.elements()), index);
        covered.add(index.elements());
    }

    private static boolean startsWith(List<String> list, List<String> beginning) {
        return list.size() >= beginning.size()
                && list.subList(0, beginning.size()).equals(beginning);
    }

    /** {@code idx_<table>_<columns>}, as Python has it; a number where that is taken. */
    private String freeName(List<String> elements) {
        String columns = String.join("_", elements).replaceAll("[^A-Za-z0-9_]+", "_");
        String name = "idx_" + table.name().table() + "_" + cut(columns, LONGEST_COLUMNS);
        String free = cut(name, LONGEST_NAME);
        for (int number = 2; !taken.add(free); number++) {
            free = cut(name, LONGEST_NAME - 4) + "_" + number;
        }
        return free;
    }

    private static String cut(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }
}
