package datajoint.migrate.verify;

import datajoint.backend.Dialect;
import datajoint.database.Database;
import datajoint.migrate.plan.PlannedColumn;
import datajoint.migrate.plan.PlannedSchema;
import datajoint.migrate.plan.PlannedTable;
import datajoint.model.TableName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares what {@code ~lineage} says with the plan. */
final class LineageProof {
    private final Database target;
    private final Places places;

    LineageProof(Database target, Places places) {
        this.target = target;
        this.places = places;
    }

    List<Problem> prove() {
        List<Problem> problems = new ArrayList<>();
        for (PlannedSchema schema : places.plan().schemas()) {
            TableName lineage = new TableName(places.shadow(schema), "~lineage");
            if (!Places.exists(target, lineage)) {
                problems.add(Problem.ofTable(schema.legacy(), "the table ~lineage is missing"));
                continue;
            }
            Map<List<String>, String> found = read(lineage);
            for (PlannedTable table : places.plan().tables()) {
                if (table.legacy().schema().equals(schema.legacy())) {
                    table.columns().forEach(column -> compare(table, column, found, problems));
                }
            }
        }
        return problems;
    }

    private static void compare(
            PlannedTable table, PlannedColumn column, Map<List<String>, String> found, List<Problem> problems) {
        String actual = found.getOrDefault(List.of(table.legacy().table(), column.name()), "");
        if (!actual.equals(column.lineage())) {
            problems.add(new Problem(
                    Problem.Kind.CATALOGUE,
                    table.legacy().toString(),
                    "",
                    column.name(),
                    "its lineage should be '%s', and is '%s'".formatted(column.lineage(), actual),
                    ""));
        }
    }

    /** By table and attribute, with final names. */
    private Map<List<String>, String> read(TableName lineage) {
        Dialect dialect = target.backend().dialect();
        String sql = "SELECT table_name, attribute_name, lineage FROM " + dialect.quote(lineage);
        return target.connections().use("Reading " + lineage, connection -> {
            Map<List<String>, String> found = new HashMap<>();
            try (PreparedStatement select = connection.prepareStatement(sql);
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String text = row.getString(3);
                    int dot = text.indexOf('.');
                    found.put(
                            List.of(row.getString(1), row.getString(2)),
                            dot < 0 ? text : places.finalName(text.substring(0, dot)) + text.substring(dot));
                }
            }
            return found;
        });
    }
}
