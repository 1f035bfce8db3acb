package datajoint.backend;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.model.Attribute;
import datajoint.model.AttributeTypes;
import datajoint.model.Heading;
import datajoint.model.Lineage;
import datajoint.model.TableName;
import datajoint.mysql.NoServer;
import datajoint.postgres.PostgresBackend;
import datajoint.query.BaseTable;
import datajoint.query.Column;
import datajoint.query.Comparison;
import datajoint.query.Condition;
import datajoint.query.Expression;
import datajoint.query.Join;
import datajoint.query.Matching;
import datajoint.query.Order;
import datajoint.query.Projection;
import datajoint.query.Restriction;
import datajoint.query.Top;
import datajoint.query.TopRows;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SelectRendererTest {
    private static final Backend MYSQL = NoServer.mySql();
    private static final Backend MARIADB = NoServer.mariaDb();
    private static final Backend POSTGRES = new PostgresBackend("PostgreSQL 18");

    private static final Attribute MOUSE = attribute("mouse_id", "int32").withInKey(true);
    private static final Attribute DAY = attribute("day", "date").withInKey(true);
    private static final BaseTable SESSION =
            table("session", MOUSE, DAY, attribute("rig", "varchar(8)"), attribute("mass", "float32"));
    private static final BaseTable SCAN =
            table("_scan", MOUSE, DAY, attribute("scan", "int8").withInKey(true), attribute("meta", "json"));

    @Test
    void aRestrictionByKeyIsAFlatSelect() {
        Expression query = restrict(SESSION, equal("mouse_id", 3, "day", "2020-01-02"));

        assertThat(mysql(query))
                .isEqualTo("SELECT `mouse_id`, `day`, `rig`, `mass` FROM `lab`.`session`"
                        + " WHERE (`mouse_id` = ? AND `day` = ?)");
        assertThat(SelectRenderer.render(query, List.of("rig"), POSTGRES).text())
                .isEqualTo("SELECT \"rig\" FROM \"lab\".\"session\" WHERE (\"mouse_id\" = ? AND \"day\" = ?)");
    }

    @Test
    void valuesKeepTheirOrderAndTheTypeOfTheirAttribute() {
        Expression query = new Projection(
                restrict(restrict(SESSION, new Condition.Sql("rig <> ?", List.of("B"))), equal("mouse_id", 3)),
                List.of(new Column.Compute("kg", "mass / ?", List.of(1000))));
        List<Parameter> parameters =
                SelectRenderer.render(query, query.heading().names(), MYSQL).parameters();

        assertThat(parameters).extracting(Parameter::value).containsExactly(1000, "B", 3);
        assertThat(parameters)
                .extracting(Parameter::type)
                .containsExactly(Optional.empty(), Optional.empty(), Optional.of(MOUSE.type()));
    }

    @Test
    void restrictionsAndProjectionsOfATableMakeOneSelect() {
        Expression query = new TopRows(
                restrict(
                        new Projection(
                                restrict(SESSION, new Condition.Sql("mass > ?", List.of(2))),
                                List.of(new Column.Keep("rig"))),
                        equal("rig", "A")),
                Top.of(5).orderBy(Order.desc(Order.KEY)).offset(10));

        assertThat(mysql(query))
                .isEqualTo("SELECT `mouse_id`, `day`, `rig` FROM `lab`.`session` WHERE (mass > ?) AND (`rig` = ?)"
                        + " ORDER BY `mouse_id` DESC, `day` DESC LIMIT 5 OFFSET 10");
    }

    @Test
    void aConditionOnARenamedOrComputedAttributeAsksASubquery() {
        Expression renamed = restrict(
                new Projection(SESSION, List.of(new Column.Rename("rig", "mass"))),
                new Condition.Sql("mass = 'A'", List.of()));

        assertThat(mysql(renamed))
                .isEqualTo(
                        "SELECT `mouse_id`, `day`, `mass` FROM"
                                + " (SELECT `mouse_id`, `day`, `rig` AS `mass` FROM `lab`.`session`) AS `$1` WHERE (mass = 'A')");
    }

    @Test
    void whatFollowsATopSeesItsRowsOnly() {
        Expression top = new TopRows(SESSION, Top.of(2));

        assertThat(mysql(restrict(top, equal("rig", "A"))))
                .isEqualTo("SELECT `mouse_id`, `day`, `rig`, `mass` FROM (SELECT `mouse_id`, `day`, `rig`, `mass`"
                        + " FROM `lab`.`session` ORDER BY `mouse_id`, `day` LIMIT 2) AS `$1` WHERE (`rig` = ?)"
                        + " ORDER BY `mouse_id`, `day`");
        assertThat(SelectRenderer.count(top, MYSQL).text())
                .startsWith("SELECT count(*) FROM (SELECT ")
                .endsWith("LIMIT 2) AS `$1`");
    }

    @Test
    void aRenameAfterATopKeepsItsOrder() {
        Expression query = new Projection(
                new TopRows(SESSION, Top.of(2).orderBy(Order.asc("rig"))),
                List.of(new Column.Rename("day", "rig"), new Column.Copy("mass", "m")));

        assertThat(mysql(query))
                .isEqualTo("SELECT `mouse_id`, `day` AS `rig`, `mass` AS `m` FROM `lab`.`session`"
                        + " ORDER BY `session`.`rig` LIMIT 2");
    }

    @Test
    void aTopInOrderTakesFromTheRowsOfTheFirst() {
        Expression first = new TopRows(SESSION, Top.of(5).offset(1).orderBy(Order.desc("rig")));

        assertThat(mysql(new TopRows(first, Top.of(9).inOrder().offset(3))))
                .endsWith("ORDER BY `rig` DESC LIMIT 2 OFFSET 4");
        assertThat(mysql(new TopRows(SESSION, Top.of(3).inOrder()))).endsWith("ORDER BY `mouse_id`, `day` LIMIT 3");
    }

    @Test
    void anOffsetWithoutALimitIsSpelledByTheServer() {
        Expression query = new TopRows(SESSION, Top.all().offset(4));

        assertThat(mysql(query)).endsWith("LIMIT 18446744073709551615 OFFSET 4");
        assertThat(render(query, POSTGRES)).endsWith("ORDER BY \"mouse_id\", \"day\" OFFSET 4");
    }

    @Test
    void aJoinNamesTheTableOfEachAttribute() {
        Expression query = new Join(SESSION, restrict(SCAN, equal("scan", 1)), Matching.BY_NAME);

        assertThat(mysql(query))
                .isEqualTo(
                        "SELECT `$1`.`mouse_id`, `$1`.`day`, `$2`.`scan`, `$1`.`rig`, `$1`.`mass`, `$2`.`meta`"
                                        .replace(
                                                "`$1`.`rig`, `$1`.`mass`, `$2`.`meta`",
                                                "`$2`.`meta`, `$1`.`rig`, `$1`.`mass`")
                                + " FROM `lab`.`session` AS `$1` JOIN (SELECT `mouse_id`, `day`, `scan`, `meta` FROM `lab`.`_scan`"
                                + " WHERE (`scan` = ?)) AS `$2` ON `$1`.`mouse_id` = `$2`.`mouse_id` AND `$1`.`day` = `$2`.`day`");
        assertThat(mysql(new Join(
                        new Projection(
                                SESSION, List.of(new Column.Rename("mouse_id", "a"), new Column.Rename("day", "b"))),
                        new Projection(SCAN, List.of()),
                        Matching.BY_NAME)))
                .contains(" CROSS JOIN `lab`.`_scan` AS `$2`");
    }

    @Test
    void aMatchIsNeverUnknown() {
        Condition matches = new Condition.Matches(restrict(SCAN, equal("scan", 1)), Matching.BY_NAME);

        assertThat(render(restrict(SESSION, new Condition.Not(matches)), POSTGRES))
                .isEqualTo("SELECT \"mouse_id\", \"day\", \"rig\", \"mass\" FROM \"lab\".\"session\" WHERE NOT EXISTS"
                        + " (SELECT 1 FROM (SELECT \"mouse_id\", \"day\", \"scan\", \"meta\" FROM \"lab\".\"_scan\""
                        + " WHERE (\"scan\" = ?)) AS \"$1\" WHERE \"$1\".\"mouse_id\" = \"session\".\"mouse_id\""
                        + " AND \"$1\".\"day\" = \"session\".\"day\")");
    }

    @Test
    void negationTakesAllOfAConjunction() {
        assertThat(where(new Condition.Not(equal("mouse_id", 1, "rig", null))))
                .isEqualTo("NOT (`mouse_id` = ? AND `rig` IS NULL)");
        assertThat(where(new Condition.Not(new Condition.All(
                        List.of(new Condition.Sql("a.b = 1 -- c", List.of()), new Condition.IsNull("rig"))))))
                .isEqualTo("NOT ((a.b = 1 -- c\n) AND (`rig` IS NULL))");
    }

    @Test
    void listsAndConstantsFold() {
        assertThat(where(equal("rig", Arrays.asList("A", "B", null))))
                .isEqualTo("((`rig` IN (?, ?) OR `rig` IS NULL))");
        assertThat(where(SCAN, equal("meta", List.of(1)), MARIADB)).isEqualTo("((JSON_EQUALS(`meta`, ?)))");
        assertThat(where(equal("rig", List.of()))).isEqualTo("(FALSE)");
        assertThat(where(new Condition.Any(List.of()))).isEqualTo("FALSE");
        assertThat(mysql(restrict(SESSION, new Condition.All(List.of())))).doesNotContain("WHERE");
    }

    @Test
    void eachServerComparesInItsOwnWay() {
        Condition json = equal("meta", Map.of("a", 1));
        Condition path = equal("meta.a.b[2]:float", 3);

        assertThat(where(SESSION, equal("mass", 0.1), MYSQL)).isEqualTo("(`mass` = CAST(? AS FLOAT))");
        assertThat(where(SCAN, json, MYSQL)).isEqualTo("(`meta` = CAST(? AS JSON))");
        assertThat(where(SCAN, json, MARIADB)).isEqualTo("(JSON_EQUALS(`meta`, ?))");
        assertThat(where(SCAN, path, MYSQL)).isEqualTo("(JSON_VALUE(`meta`, '$.a.b[2]' RETURNING float) = ?)");
        assertThat(where(SCAN, path, MARIADB)).isEqualTo("(CAST(JSON_VALUE(`meta`, '$.a.b[2]') AS float) = ?)");
        assertThat(where(SCAN, path, POSTGRES))
                .isEqualTo("(CAST(jsonb_extract_path_text(\"meta\", 'a', 'b', '2') AS float) = ?)");
        assertThat(where(SESSION, new Condition.Compare("day", Comparison.LIKE, "2020%"), POSTGRES))
                .isEqualTo("(CAST(\"day\" AS text) LIKE ?)");
    }

    @Test
    void countAndExistsAskForNoAttribute() {
        Expression query = restrict(SESSION, equal("rig", "A"));

        assertThat(SelectRenderer.count(query, MYSQL).text())
                .isEqualTo("SELECT count(*) FROM `lab`.`session` WHERE (`rig` = ?)");
        assertThat(SelectRenderer.exists(query, MYSQL).text())
                .isEqualTo("SELECT EXISTS (SELECT 1 FROM `lab`.`session` WHERE (`rig` = ?))");
    }

    @Test
    void theSameTreeGivesTheSameText() {
        Expression query = new Join(SESSION, restrict(SCAN, equal("scan", 1)), Matching.BY_NAME);

        assertThat(mysql(query)).isEqualTo(mysql(query));
    }

    private static String where(Condition condition) {
        return where(SESSION, condition, MYSQL);
    }

    private static String where(Expression source, Condition condition, Backend backend) {
        String text = render(restrict(source, condition), backend);
        return text.substring(text.indexOf(" WHERE ") + 7);
    }

    private static String mysql(Expression query) {
        return render(query, MYSQL);
    }

    private static String render(Expression query, Backend backend) {
        return SelectRenderer.render(query, query.heading().names(), backend).text();
    }

    private static Restriction restrict(Expression source, Condition condition) {
        return new Restriction(source, condition);
    }

    private static Condition equal(Object... pairs) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put((String) pairs[i], pairs[i + 1]);
        }
        return new Condition.Equal(values);
    }

    private static BaseTable table(String name, Attribute... attributes) {
        return new BaseTable(new TableName("lab", name), Heading.of(List.of(attributes)), List.of());
    }

    private static Attribute attribute(String name, String type) {
        return new Attribute(
                name,
                AttributeTypes.parse(type).orElseThrow(),
                false,
                true,
                Optional.empty(),
                "",
                Optional.of(new Lineage(new TableName("lab", "session"), name)));
    }
}
