package datajoint.migrate.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenamingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "CREATE TABLE `lab_v2`.`mouse` (`a` int); CREATE TABLE `check`.`mouse` (`a` int)",
                "REFERENCES `lab_v2`.`lab_v2` (`lab_v2`); REFERENCES `check`.`lab_v2` (`lab_v2`)",
                "COMMENT 'it''s `lab_v2`.`x`' REFERENCES `lab_v2`.`x`; COMMENT 'it''s `lab_v2`.`x`' REFERENCES `check`.`x`",
                "COMMENT 'a \\' `lab_v2`.x' `lab_v2`.`x`; COMMENT 'a \\' `lab_v2`.x' `check`.`x`",
                "`other`.`x` `odd``name`.`y`; `other`.`x` `check2`.`y`",
                "DEFAULT 'open; DEFAULT 'open"
            })
    void renamesSchemasAndNothingElse(String sql, String renamed) {
        assertThat(new Renaming(Map.of("lab_v2", "check", "odd`name", "check2")).of(sql))
                .isEqualTo(renamed);
    }
}
