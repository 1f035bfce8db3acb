package datajoint.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.model.QueryException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class HeadingsTest {
    @Test
    void aProjectionKeepsTheKey() {
        assertThat(project(new Column.Keep("rig")).heading().names()).containsExactly("mouse_id", "session_id", "rig");
        assertThat(project().heading().names()).containsExactly("mouse_id", "session_id");
    }

    @Test
    void aRenamedAttributeStandsWhereItStoodWithItsLineage() {
        Projection renamed = project(new Column.Rename("mouse_id", "subject"), new Column.Keep("rig"));

        assertThat(renamed.heading().names()).containsExactly("subject", "session_id", "rig");
        assertThat(renamed.heading().primaryKey()).containsExactly("subject", "session_id");
        assertThat(renamed.heading().attribute("subject").lineage()).isEqualTo(Tables.MOUSE_ID.lineage());
    }

    @Test
    void aComputedAttributeComesLastWithoutLineageAndMark() {
        Projection computed = project(new Column.Compute("kg", "weight / ?", List.of(1000)), new Column.Keep("rig"));

        assertThat(computed.heading().names()).containsExactly("mouse_id", "session_id", "rig", "kg");
        assertThat(computed.heading().attribute("kg").lineage()).isEmpty();
        assertThat(computed.heading().attribute("kg").type().mark()).isEmpty();
    }

    @Test
    void allButLeavesOutSecondaryAttributesOnly() {
        assertThat(project(new Column.KeepAll(List.of("rig"))).heading().names())
                .containsExactly("mouse_id", "session_id", "weight", "meta");
        assertThatThrownBy(() -> project(new Column.KeepAll(List.of("mouse_id"))))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("'mouse_id' is in the primary key");
    }

    @Test
    void everyNameOfAProjectionHasToExist() {
        for (Column column : List.of(
                new Column.Keep("rigg"),
                new Column.KeepAll(List.of("rigg")),
                new Column.Rename("rigg", "x"),
                new Column.Copy("rigg", "x"),
                new Column.Compute("x", "rigg + 1", List.of()))) {
            assertThatThrownBy(() -> project(column))
                    .as("%s", column)
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining("Did you mean 'rig'?");
        }
    }

    @Test
    void newNamesMustNotCollide() {
        assertThatThrownBy(() -> project(new Column.Keep("rig"), new Column.Compute("rig", "1", List.of())))
                .hasMessageContaining("'rig' appears twice");
        assertThatThrownBy(() -> project(new Column.Rename("rig", "a"), new Column.Rename("rig", "b")))
                .hasMessageContaining("renamed twice");
        assertThatThrownBy(() -> project(new Column.Rename("rig", "_rig"))).hasMessageContaining("'_rig'");
        assertThat(project(new Column.Compute("rig", "upper(rig)", List.of()))
                        .heading()
                        .names())
                .containsExactly("mouse_id", "session_id", "rig");
    }

    @Test
    void aJoinTakesTheKeyOfTheSideThatDetermines() {
        Join join = new Join(project(), Tables.SCAN, Matching.SEMANTIC);

        assertThat(join.heading().primaryKey()).containsExactly("mouse_id", "session_id", "scan_id");
        assertThat(join.using()).containsExactly("mouse_id", "session_id");
    }

    @Test
    void namesakesOfOtherLineageAreRefusedUnlessMatchedByName() {
        assertThatThrownBy(() -> new Join(Tables.MOUSE, Tables.CAGE, Matching.SEMANTIC))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("lab.mouse.mouse_id and lab.cage.mouse_id")
                .hasMessageContaining("rename(\"mouse_id\", \"other_mouse_id\")");
        assertThatCode(() -> new Join(Tables.MOUSE, Tables.CAGE, Matching.BY_NAME))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> restrict(new Condition.Matches(Tables.CAGE, Matching.SEMANTIC)))
                .isInstanceOf(QueryException.class);
    }

    @Test
    void secondaryNamesakesWithoutLineageAreRefused() {
        BaseTable other = Tables.table("other", Tables.SESSION_ID, Tables.plain("rig", "varchar(16)"));

        assertThatThrownBy(() -> new Join(Tables.SESSION, other, Matching.SEMANTIC))
                .hasMessageContaining("'rig' is on both sides")
                .hasMessageContaining("Leave it out of one side");
    }

    @Test
    void everyConditionMustNameAttributes() {
        assertThatThrownBy(() -> restrict(new Condition.Equal(Map.of("mouse_idd", 3))))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("Did you mean 'mouse_id'?");
        assertThatThrownBy(() -> restrict(new Condition.Any(
                        List.of(Condition.Constant.ALWAYS, new Condition.Equal(Map.of("mouse_idd", 3))))))
                .isInstanceOf(QueryException.class);
        assertThatThrownBy(() -> restrict(new Condition.IsNull("rigg"))).isInstanceOf(QueryException.class);
        assertThatThrownBy(() -> restrict(new Condition.Compare("rigg", Comparison.LESS, 3)))
                .isInstanceOf(QueryException.class);
    }

    @Test
    void whatACodecStoresCannotBeCompared() {
        assertThatThrownBy(() -> new Restriction(Tables.MOUSE, new Condition.Equal(Map.of("photo", "x"))))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("<blob>");
        assertThatCode(() -> new Restriction(Tables.MOUSE, new Condition.IsNull("photo")))
                .doesNotThrowAnyException();
    }

    @Test
    void aPathGoesIntoJsonOnly() {
        assertThatCode(() -> restrict(new Condition.Equal(Map.of("meta.device.channels[0].gain:float", 2))))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> restrict(new Condition.Equal(Map.of("rig.name", 3))))
                .hasMessageContaining("not json");
        assertThat(JsonPath.parse("meta.a.b[2]:decimal(10,2)"))
                .contains(new JsonPath("meta", List.of("a", "b", "[2"), Optional.of("decimal(10,2)")));
        assertThat(JsonPath.parse("meta.a'; drop")).isEmpty();
    }

    @Test
    void hiddenAttributesCanBeNamedInSqlAndInAnOrderOnly() {
        assertThatCode(() -> restrict(new Condition.Sql("_job_version = ?", List.of("1"))))
                .doesNotThrowAnyException();
        assertThatCode(() -> new TopRows(Tables.SESSION, Top.of(3).orderBy(Order.desc("_job_version"))))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> restrict(new Condition.Equal(Map.of("_job_version", "1"))))
                .isInstanceOf(QueryException.class);
        assertThatThrownBy(() -> new Restriction(project(), new Condition.Sql("_job_version = '1'", List.of())))
                .isInstanceOf(QueryException.class);
    }

    @Test
    void anOrderNamesAttributesOrTheKey() {
        assertThatCode(() -> new TopRows(Tables.SESSION, Top.of(3).orderBy(Order.desc(Order.KEY), Order.asc("rig"))))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> new TopRows(Tables.SESSION, Top.of(3).orderBy(Order.desc("rigg"))))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("Did you mean 'rig'?");
        assertThatThrownBy(() -> Top.of(-1)).isInstanceOf(QueryException.class);
        assertThatThrownBy(() -> new Top(OptionalLong.empty(), -1, Optional.empty()))
                .isInstanceOf(QueryException.class);
    }

    @Test
    void theTreePrintsAsAlgebra() {
        Expression query = new TopRows(
                new Join(restrict(new Condition.Sql("rig = ?", List.of("A"))), Tables.SCAN, Matching.SEMANTIC),
                Top.of(3).orderBy(Order.desc("depth")));

        assertThat(query).hasToString("(((lab.session & rig = ? ['A']) * lab.scan) & Top(3, by [depth DESC]))");
    }

    @Test
    void foldingLeavesOutWhatChangesNothing() {
        Condition some = new Condition.IsNull("rig");

        assertThat(Fold.of(new Condition.All(List.of()))).isEqualTo(Condition.Constant.ALWAYS);
        assertThat(Fold.of(new Condition.Any(List.of()))).isEqualTo(Condition.Constant.NEVER);
        assertThat(Fold.of(new Condition.Any(List.of(some, Condition.Constant.NEVER))))
                .isEqualTo(some);
        assertThat(Fold.of(new Condition.All(List.of(some, Condition.Constant.NEVER))))
                .isEqualTo(Condition.Constant.NEVER);
        assertThat(Fold.of(new Condition.Not(new Condition.Not(some)))).isEqualTo(some);
        assertThat(Fold.of(new Condition.Not(new Condition.Equal(Map.of())))).isEqualTo(Condition.Constant.NEVER);
    }

    private static Projection project(Column... columns) {
        return new Projection(Tables.SESSION, List.of(columns));
    }

    private static Restriction restrict(Condition condition) {
        return new Restriction(Tables.SESSION, condition);
    }
}
