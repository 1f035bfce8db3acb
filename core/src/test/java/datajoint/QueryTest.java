package datajoint;

import static datajoint.Columns.compute;
import static datajoint.Columns.copy;
import static datajoint.Columns.desc;
import static datajoint.Columns.keepAll;
import static datajoint.Columns.rename;
import static datajoint.Conditions.all;
import static datajoint.Conditions.any;
import static datajoint.Conditions.attr;
import static datajoint.Conditions.matches;
import static datajoint.Conditions.not;
import static datajoint.Conditions.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.model.QueryException;
import datajoint.model.Tier;
import datajoint.query.Condition;
import datajoint.query.Top;
import datajoint.row.Row;
import datajoint.testkit.EachServer;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;

class QueryTest {
    private static final UUID TAG = UUID.fromString("7f1c1c5e-0b0b-4b7e-8f9a-1a2b3c4d5e6f");

    enum Sex {
        F,
        M
    }

    record MouseKey(int mouseId) {}

    record Weighing(MouseKey key, int weighing, double grams) {}

    @EachServer
    void everyTypeIsComparedWithWhatJavaHas(TestServer server) {
        with(server, (mice, weighings) -> {
            List<Condition> one = List.of(
                    attr("tag").eq(TAG),
                    attr("tag").eq(TAG.toString()),
                    Conditions.equal(Map.of("tag", TAG.toString())),
                    attr("sex").eq(Sex.F),
                    attr("sex").like("F%"),
                    attr("alive").eq(true),
                    attr("alive").eq(1),
                    attr("dob").lt(LocalDate.of(2020, 6, 1)),
                    attr("dob").between("2020-01-01", "2020-01-02"),
                    attr("seen").eq(LocalDateTime.of(2020, 1, 2, 3, 4, 5, 123_000_000)),
                    attr("mass").eq(0.1),
                    attr("price").eq(new BigDecimal("12.50")),
                    attr("code").eq(7),
                    attr("code").in("7", "70"),
                    attr("mass").lt(1000L),
                    attr("meta").eq(Map.of("a", 1, "b", List.of(true))),
                    Conditions.equal(Map.of("meta.a", "1")),
                    attr("boss").isNull(),
                    not(attr("boss").isNotNull()),
                    all(attr("mouse_id").ge(1), attr("mouse_id").le(1)),
                    sql("tag = ? and sex = ? and dob < ?", TAG, "F", LocalDate.of(2020, 6, 1)));
            for (Condition condition : one) {
                assertThat(mice.restrict(condition).keys()).as("%s", condition).containsExactly(Row.of("mouse_id", 1));
            }
            assertThat(mice.restrict(attr("sex").ne("F")).count()).isEqualTo(2);
            assertThat(mice.restrict(attr("meta").ne(Map.of("a", 1))).count()).isEqualTo(3);
            assertThat(mice.restrict(attr("mouse_id").in()).exists()).isFalse();
        });
    }

    @EachServer
    void restrictAndExcludeByARelationArePartsOfTheWhole(TestServer server) {
        with(server, (mice, weighings) -> {
            Query bosses = mice.project(rename("mouse_id", "servant"), rename("boss", "mouse_id"));

            assertThat(ids(mice.restrict(weighings))).containsExactly(1, 2);
            assertThat(ids(mice.exclude(weighings))).containsExactly(3);
            assertThat(ids(mice.excludeByName(bosses)))
                    .as("a null among the bosses hides nobody")
                    .containsExactly(2, 3);
            assertThat(ids(mice.restrict(any(matches(weighings), sql("mouse_id = 3")))))
                    .containsExactly(1, 2, 3);
            assertThat(ids(mice.restrict(weighings.top(1, desc("grams"))))).containsExactly(2);
            assertThat(ids(mice.restrict(weighings.restrict(Top.of(0))))).isEmpty();
            assertThat(ids(mice.exclude(mice.restrict("mouse_id < ?", 3).project())))
                    .containsExactly(3);
            assertThat(ids(mice.exclude(mice.project()))).isEmpty();
        });
    }

    @EachServer
    void aRowPicksWhatItHasInCommon(TestServer server) {
        with(server, (mice, weighings) -> {
            Row weighing = weighings.restrict("grams > ?", 20).one();

            assertThat(ids(mice.at(weighing))).containsExactly(2);
            assertThat(ids(mice.at(new Weighing(new MouseKey(2), 1, 20.5)))).containsExactly(2);
            assertThat(ids(mice.notAt(new MouseKey(2)))).containsExactly(1, 3);
            assertThat(mice.contains(new MouseKey(3))).isTrue();
            assertThat(mice.contains(Map.of("mouse_id", 4))).isFalse();
            assertThat(mice.at(mice.restrict("mouse_id = 1").one()).count()).isEqualTo(1);
            assertThatThrownBy(() -> mice.at(Map.of("mouse", 2)))
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining("nothing in common");
        });
    }

    @EachServer
    void projectionsAndJoinsCompose(TestServer server) {
        with(server, (mice, weighings) -> {
            Query heavy = mice.project(compute("double_id", "mouse_id * ?", 2), copy("mouse_id", "again"))
                    .restrict("double_id >= ?", 4)
                    .join(weighings)
                    .restrict("grams > ? and again = mouse_id", 1)
                    .project(keepAll(), compute("kg", "grams / 1000.0"))
                    .top(1, desc("kg"));

            assertThat(heavy.heading().names())
                    .containsExactly("mouse_id", "again", "weighing", "double_id", "grams", "kg");
            assertThat(heavy.one().doubleValue("grams")).isEqualTo(20.5);
            assertThat(mice.join(mice.project()).count()).isEqualTo(3);
            assertThat(mice.join(weighings).join(mice.project()).count()).isEqualTo(2);
        });
    }

    @EachServer
    void topsNest(TestServer server) {
        with(server, (mice, weighings) -> {
            Query lastTwo = mice.top(2, desc("mouse_id"));

            assertThat(ids(lastTwo)).containsExactly(3, 2);
            assertThat(ids(lastTwo.topInOrder(1))).containsExactly(3);
            assertThat(ids(lastTwo.top(1))).containsExactly(2);
            assertThat(ids(lastTwo.restrict("mouse_id < 3"))).containsExactly(2);
            assertThat(ids(mice.top(Top.all().offset(1)))).containsExactly(2, 3);
            assertThat(mice.top(Top.of(1).offset(100)).exists()).isFalse();
            assertThat(mice.top(0).exists()).isFalse();
            assertThat(lastTwo.count()).isEqualTo(2);
            assertThat(ids(lastTwo.project("sex").restrict("sex = 'M'"))).containsExactly(3, 2);
        });
    }

    @EachServer
    void relationsOfTwoConnectionsAreRefused(TestServer server) {
        with(server, (mice, weighings) -> {
            try (DataJoint other = TestConnection.to(server)) {
                Table<Row> far = other.schema(mice.name().schema()).table("Mouse");

                assertThatThrownBy(() -> mice.join(far)).isInstanceOf(QueryException.class);
                assertThatThrownBy(() -> mice.restrict(far)).isInstanceOf(QueryException.class);
            }
        });
    }

    private static List<Integer> ids(Relation relation) {
        return relation.rows().stream().map(row -> row.intValue("mouse_id")).toList();
    }

    private static void with(TestServer server, BiConsumer<Table<Row>, Table<Row>> body) {
        try (TestSchema name = TestSchema.on(server, "query");
                DataJoint dj = TestConnection.to(server)) {
            Schema schema = dj.schema(name.name());
            Table<Row> mice = schema.declare(Tier.MANUAL, "Mouse", """
                    mouse_id : int32
                    ---
                    tag : uuid
                    sex : enum('F', 'M')
                    alive : bool
                    dob : date
                    seen : datetime(3)
                    mass : float32
                    price : decimal(8,2)
                    code : varchar(8)
                    meta : json
                    boss = null : int32
                    """);
            Table<Row> weighings = schema.declare(Tier.MANUAL, "Weighing", """
                    -> Mouse
                    weighing : int32
                    ---
                    grams : float64
                    """);
            mice.insertAll(List.of(
                    mouse(1, TAG, "F", true, LocalDate.of(2020, 1, 2), 0.1, null),
                    mouse(2, UUID.randomUUID(), "M", false, LocalDate.of(2021, 1, 2), 1e6, 1),
                    mouse(3, UUID.randomUUID(), "M", false, LocalDate.of(2022, 1, 2), 1e6, 1)));
            weighings.insertAll(List.of(
                    Row.of("mouse_id", 1, "weighing", 1, "grams", 10.5),
                    Row.of("mouse_id", 2, "weighing", 1, "grams", 20.5)));
            body.accept(mice, weighings);
        }
    }

    private static Row mouse(int id, UUID tag, String sex, boolean alive, LocalDate dob, double mass, Integer boss) {
        boolean first = id == 1;
        return Row.of(
                "mouse_id", id,
                "tag", tag,
                "sex", sex,
                "alive", alive,
                "dob", dob,
                "seen", LocalDateTime.of(dob.getYear(), 1, 2, 3, 4, 5, 123_000_000),
                "mass", mass,
                "price", first ? "12.50" : "13",
                "code", first ? "7" : "8",
                "meta", first ? Map.of("b", List.of(true), "a", 1) : Map.of("a", 2),
                "boss", boss);
    }
}
