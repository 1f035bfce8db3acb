package datajoint.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.DataJoint;
import datajoint.Schema;
import datajoint.Table;
import datajoint.TestConnection;
import datajoint.backend.SelectRenderer;
import datajoint.fetch.Fetch;
import datajoint.fetch.One;
import datajoint.model.DataJointException;
import datajoint.model.Tier;
import datajoint.query.BaseTable;
import datajoint.query.Expression;
import datajoint.testkit.EachServer;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Queries made by chance give on each server the rows that the definitions of the operators give in memory. */
class RandomAlgebraTest {
    private static final int QUERIES = 240;
    private static final Map<String, String> DEFINITIONS = Map.of(
            "A", "x : int32\ny : int32\n---\nu = null : int32\nv : int32\n",
            "B", "x : int32\nu : int32\n---\nw = null : int32\n",
            "C", "y : int32\n---\nw : int32\n",
            "D", "p : int32\n---\nx = null : int32\nq = null : int32\n");

    @EachServer
    void theServerAgreesWithTheDefinitions(TestServer server) {
        try (TestSchema name = TestSchema.on(server, "random");
                DataJoint dj = TestConnection.to(server)) {
            Map<String, List<Map<String, @Nullable Long>>> rows = new TreeMap<>();
            List<BaseTable> tables = tables(dj.schema(name.name()), rows);
            Evaluator evaluator = new Evaluator(rows, !server.isPostgres());
            for (int seed = 0; seed < QUERIES; seed++) {
                Expression query = new RandomQueries(seed, tables).expression(1 + seed % 5);
                List<String> expected =
                        sorted(query.accept(evaluator), query.heading().names());

                assertThat(fetched(dj, query)).as("%d: %s", seed, query).isEqualTo(expected);
                assertThat(One.count(dj.database(), query))
                        .as("%d: %s", seed, query)
                        .isEqualTo(expected.size());
                assertThat(One.exists(dj.database(), query))
                        .as("%d: %s", seed, query)
                        .isEqualTo(!expected.isEmpty());
            }
        }
    }

    private static List<String> fetched(DataJoint dj, Expression query) {
        List<String> names = query.heading().names();
        List<Map<String, @Nullable Long>> rows = new ArrayList<>();
        try {
            Fetch.of(dj.database(), query, names).each(values -> {
                Map<String, @Nullable Long> row = new LinkedHashMap<>();
                for (int i = 0; i < values.length; i++) {
                    row.put(names.get(i), values[i] instanceof Number number ? Long.valueOf(number.longValue()) : null);
                }
                rows.add(row);
            });
        } catch (DataJointException e) {
            throw new AssertionError(
                    SelectRenderer.render(query, names, dj.backend()).toString(), e);
        }
        return sorted(rows, names);
    }

    private static List<String> sorted(List<Map<String, @Nullable Long>> rows, List<String> names) {
        return rows.stream()
                .map(row -> names.stream()
                        .map(name -> name + "=" + row.get(name))
                        .toList()
                        .toString())
                .sorted()
                .toList();
    }

    private static List<BaseTable> tables(Schema schema, Map<String, List<Map<String, @Nullable Long>>> rows) {
        Random random = new Random(1);
        List<BaseTable> tables = new ArrayList<>();
        new TreeMap<>(DEFINITIONS).forEach((name, definition) -> {
            Table<?> table = schema.declare(Tier.MANUAL, name, definition);
            Map<String, Map<String, @Nullable Long>> byKey = new TreeMap<>();
            for (int i = 0; i < 12; i++) {
                Map<String, @Nullable Long> row = new LinkedHashMap<>();
                table.heading()
                        .attributes()
                        .forEach(attribute -> row.put(
                                attribute.name(),
                                attribute.nullable() && random.nextInt(4) == 0
                                        ? null
                                        : Long.valueOf(random.nextInt(4))));
                List<String> key = table.heading().primaryKey();
                byKey.putIfAbsent(key.stream().map(row::get).toList().toString(), row);
            }
            table.insertMaps(List.copyOf(byKey.values()));
            rows.put(table.name().table(), List.copyOf(byKey.values()));
            tables.add((BaseTable) table.expression());
        });
        return tables;
    }
}
