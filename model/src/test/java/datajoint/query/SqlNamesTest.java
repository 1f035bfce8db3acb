package datajoint.query;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.model.QueryException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "rig = 'A'",
                "RIG = 'A' AND Weight IS NOT NULL",
                "`rig` = 'it''s; -- no comment'",
                "\"rig\" LIKE '%unknown_name%'",
                "rig = 'it\\'s nosuch'",
                "weight between 1e-3 and 2.5E+7 and session_id in (0x1F, 2)",
                "coalesce(weight, 0) > 1 and not (mouse_id % 2 = 1)",
                "weight::numeric(10, 2) > 5 and weight::double precision > 1 and rig::\"char\" = 'x'",
                "cast(weight as double precision) > 1 and rig = 'A'",
                "cast(weight as decimal(10, 2)) > 1",
                "convert(rig using utf8mb4) collate utf8mb4_bin = _utf8mb4'x'",
                "weight > date '2020-01-01' - interval '1 day'",
                "weight > date_sub(now(), interval 3 month) and rig <> timestamp '2020-01-01 00:00:00'",
                "extract(year from weight) = 2020 or extract(epoch from weight) > 5",
                "case when weight > 2001 then 1 else 0 end = 1",
                "weight > 1999 and true is not unknown",
                "exists (select nosuch from anywhere where nothing = rig)",
                "mouse_id in (select other from lab.elsewhere as x where x.y = 1)",
                "mouse_id = any((select other from elsewhere))",
                "(mouse_id, session_id) in (values (1, 2), (3, 4))",
                "session.mouse_id = 3 and `lab`.`session`.`rig` = 'x'",
                "rig = E'a\\nb' or rig = $$nosuch ; here$$ or rig = $tag$ it's $tag$",
                "rig regexp '^a' or rig rlike 'b' or rig ilike 'c' or rig ~ 'd' or rig similar to 'e'",
                "meta->>'$.device' = 'x' and meta->'a'->>'b' is distinct from 'c'",
                "meta #>> '{a,b}' = 'c' and meta @> '{\"a\": 1}'",
                "meta ?? 'key'",
                "rig = current_user and weight < current_timestamp - interval 1 day_second",
                "weight > @threshold and session_id = @@server_id",
                "trim(both 'x' from rig) = '' and position('a' in rig) > 0",
                "rig = 'a' -- nosuch comment",
                "rig = 'a' # nosuch comment",
                "/* nosuch */ rig = 'a'",
                "weight at time zone 'utc' > weight and _job_version = ''",
                "mod(mouse_id, 2) = 1 or mouse_id mod 2 = 1 or mouse_id div 2 = 1 xor binary rig = 'a'",
                "rank() over (partition by mouse_id order by rig desc rows between unbounded preceding and current row) = 1",
                "array[1, 2] && array[mouse_id]"
            })
    void acceptsWhatIsValidSql(String sql) {
        assertThatCode(() -> restrict(sql)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rigg = 'A'",
                "mouse_id = 1 and rigg = 'A'",
                "lower(rigg) = 'a'",
                "`rigg` = 'A'",
                "weight > 1 or (rigg = 'A')",
                "case when rigg = 'A' then 1 end = 1",
                "cast(rigg as char) = 'A'",
                "(exists (select 1)) and rigg = 'A'",
                "mouse_id in (select 1) and rigg = 'A'",
                "extract(year from rigg) = 1",
                "RIGG = 'A'"
            })
    void refusesANameThatIsNoAttributeAndNamesTheNearest(String sql) {
        assertThatThrownBy(() -> restrict(sql))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("There is no attribute")
                .hasMessageContaining("Did you mean 'rig'?");
    }

    @Test
    void namesAllUnknownNamesTogether() {
        assertThatThrownBy(() -> restrict("nothing = 1 and nowhere = 2"))
                .hasMessageContaining("'nothing', 'nowhere'")
                .hasMessageContaining("mouse_id, session_id, rig, weight, meta");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rig = 'A'; drop table session",
                "rig = 'A') or (1 = 1",
                "(rig = 'A'",
                "rig = 'A",
                "/* rig = 1",
                "",
                "  -- nothing"
            })
    void refusesWhatIsNotOneExpression(String sql) {
        assertThatThrownBy(() -> restrict(sql)).isInstanceOf(QueryException.class);
    }

    @Test
    void countsTheValuesThatAreAskedForOutsideOfTexts() {
        assertThatCode(() -> restrict("rig = ? and rig <> '?' and meta ?? ? -- ?", "a", "b"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> restrict("rig = ?")).hasMessageContaining("has 1 ? for 0 values");
        assertThatThrownBy(() -> restrict("rig = '?'", "a")).hasMessageContaining("has 0 ? for 1 values");
    }

    private static Restriction restrict(String sql, Object... values) {
        return new Restriction(Tables.SESSION, new Condition.Sql(sql, List.of(values)));
    }
}
