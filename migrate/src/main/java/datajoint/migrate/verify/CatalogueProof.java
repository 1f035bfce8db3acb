package datajoint.migrate.verify;

import datajoint.database.Database;
import datajoint.migrate.catalogue.CatalogueReader;
import datajoint.migrate.catalogue.LegacyColumn;
import datajoint.migrate.catalogue.LegacySchema;
import datajoint.migrate.catalogue.LegacyTable;
import datajoint.migrate.plan.Plan;
import datajoint.migrate.plan.PlanJson;
import datajoint.migrate.plan.PlannedSchema;
import datajoint.migrate.plan.PlannedTable;
import datajoint.migrate.step.Context;
import datajoint.migrate.step.Sessions;
import datajoint.model.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Compares the new tables with what the server makes of the plan: every column, mark, default, index and foreign key. */
final class CatalogueProof {
    private final Places places;
    private final Plan plan;
    private final Database source;
    private final Database target;

    CatalogueProof(Context context, Places places) {
        this.places = places;
        this.plan = context.plan();
        this.source = context.servers().source();
        this.target = context.servers().target();
    }

    List<Problem> prove() {
        List<LegacySchema> planned = new Rehearsal(target, PlanJson.hash(plan).substring(0, 12)).of(plan);
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < planned.size(); i++) {
            PlannedSchema schema = plan.schemas().get(i);
            LegacySchema actual = Sessions.use(
                    target.connections(),
                    "Reading " + places.shadow(schema),
                    connection -> new CatalogueReader(target).read(connection, places.shadow(schema)));
            Map<String, String> finals = finals(planned);
            problems.addAll(compare(schema, planned.get(i), name -> finals.getOrDefault(name, name), actual));
        }
        problems.addAll(new LineageProof(target, places).prove());
        return problems;
    }

    /** From the schemas of the rehearsal to the final names. */
    private Map<String, String> finals(List<LegacySchema> planned) {
        Map<String, String> finals = new LinkedHashMap<>();
        for (int i = 0; i < planned.size(); i++) {
            finals.put(planned.get(i).name(), plan.schemas().get(i).legacy());
        }
        return finals;
    }

    private List<Problem> compare(
            PlannedSchema schema, LegacySchema planned, UnaryOperator<String> finals, LegacySchema actual) {
        List<Problem> problems = new ArrayList<>();
        for (PlannedTable table : plan.tables()) {
            if (table.legacy().schema().equals(schema.legacy())) {
                String name = table.legacy().table();
                LegacyTable expected = planned.table(name).orElseThrow();
                actual.table(name)
                        .ifPresentOrElse(
                                found -> compare(table, expected, finals, found, problems),
                                () -> problems.add(
                                        Problem.ofTable(table.legacy().toString(), "the table is missing")));
            }
        }
        actual.tables().stream()
                .map(LegacyTable::name)
                // After the cutover people declare tables of their own.
                .filter(name -> !places.isCutOver() && !name.table().startsWith("~"))
                .filter(name ->
                        plan.table(new TableName(schema.legacy(), name.table())).isEmpty())
                .forEach(name -> problems.add(Problem.ofTable(
                        schema.legacy() + "." + name.table(),
                        "nobody planned this table, which is in the new schema")));
        return problems;
    }

    private void compare(
            PlannedTable table,
            LegacyTable expected,
            UnaryOperator<String> finals,
            LegacyTable found,
            List<Problem> problems) {
        String name = table.legacy().toString();
        if (plan.options().sample() == 0) {
            CounterProof.problem(source, places.now(table).legacy(), found)
                    .ifPresent(problem -> problems.add(Problem.ofTable(name, problem)));
        }
        Map<String, String> should = TableText.of(expected, finals);
        Map<String, String> is = TableText.of(found, places::finalName);
        Map<String, String> all = new LinkedHashMap<>(should);
        all.putAll(is);
        for (String part : all.keySet()) {
            String planned = should.getOrDefault(part, "nothing");
            String actual = is.getOrDefault(part, "nothing");
            if (!planned.equals(actual)) {
                boolean isColumn = found.columns().stream()
                        .map(LegacyColumn::name)
                        .anyMatch(column -> part.equals("column " + column));
                problems.add(new Problem(
                        Problem.Kind.CATALOGUE,
                        name,
                        "",
                        isColumn ? part.substring("column ".length()) : "",
                        "%s should be %s, and is %s".formatted(part, planned, actual),
                        ""));
            }
        }
    }
}
