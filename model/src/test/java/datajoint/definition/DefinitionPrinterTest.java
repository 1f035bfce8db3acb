package datajoint.definition;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.model.AttributeType;
import datajoint.model.DefaultValue;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionPrinterTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                # One recording
                -> Mouse
                session_idx                    : int32
                ---
                session_date                   : date
                rig = "A"                      : varchar(16)                       # name on the door
                side = "left"                  : enum('left', 'right')
                created = CURRENT_TIMESTAMP(3) : datetime(3)                       # when
                weight = null                  : decimal(6,2)                      # grams; "wet" 'dry' # 3
                data                           : <samples@raw>
                kind = "a"                     : enum('a', 'it''s', "b,c", 'd:e')  # what
                -> [nullable, unique] lab.User.proj(operator='user_name')          # who sat there
                index (session_date, (lower(rig)))
                unique index (rig)
                """,
                """
                ---
                x : int32
                """,
                """
                i : int32
                """,
                "",
            })
    void aTextInCanonicalLayoutIsGivenBack(String text) {
        assertThat(DefinitionPrinter.print(DefinitionParser.parse(text))).isEqualTo(text);
    }

    @Test
    void aCommentOfTheDatabaseIsBroughtToOneLine() {
        AttributeLine line = new AttributeLine(
                "x", new AttributeType.Native("int"), true, Optional.of(new DefaultValue.Literal("5")), "two\r\nlines");

        assertThat(DefinitionPrinter.print(new TableDefinition("also\ntwo", List.of(line))))
                .isEqualTo("# also two\nx = 5 : int  # two lines\n");
    }
}
