package datajoint.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionExceptionTest {
    @Test
    void theMessageShowsTheLineACaretAndTheRemedy() {
        DefinitionException error = refused("# c\n  x : int33  # d\n");

        assertThat(error.line()).isEqualTo(2);
        assertThat(error.column()).isEqualTo(7);
        assertThat(error).hasMessage("""
                        The definition cannot be read.
                        Line 2, column 7: There is no type 'int33'.
                              x : int33  # d
                                  ^^^^^
                        Did you mean int32?""");
    }

    @Test
    void theMessageNamesTheTableWhereItIsKnown() {
        assertThatThrownBy(() -> DefinitionParser.parseOf("lab.Session", "x"))
                .isInstanceOf(DefinitionException.class)
                .hasMessageStartingWith("The definition of lab.Session cannot be read.");
    }

    @Test
    void allMistakesAreToldAtOnce() {
        assertThat(refused("Id : int32\n---\nx : int33\ny : int32\ny : int16\n").mistakes())
                .extracting(Mistake::line)
                .containsExactly(1, 3, 5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "mouseId : int32 | 1 | Write mouse_id.",
                "_x : int32 | 1 | Write x.",
                "1x : int32 | 1 | Write x.",
                "x int32 | 3 | An attribute is written name : type  # comment.",
                "x : | 4 | Write a type after the colon, such as int32.",
                "x = 5 | 6 | Write name = default : type.",
                "x : int32 = 5 | 5 | The default stands before the type: write x = 5 : int32.",
                "x : int32 unsigned | 5 | Write uint32.",
                "x : int32 not null | 5 | Write int32 and nothing after it; '= null' before the colon makes an attribute nullable.",
                "x : blob@raw | 5 | Write <blob@raw>.",
                "x : attach | 5 | Write <attach>.",
                "x : attach@raw | 5 | Write <attach@raw>.",
                "x : filepath@raw | 5 | Write <filepath@raw>.",
                "x : external-raw | 5 | Write <blob@raw>.",
                "x : external | 5 | Write <blob@>.",
                "x : binary(16) | 5 | Write bytes, or uuid for binary(16).",
                "x : set('a','b') | 5 | Write json, or a part table with one row for each member.",
                "x : double precision | 5 | Write float64.",
                "x : varchr(9) | 5 | Did you mean varchar?",
                "x : varchar | 5 | Write the length in characters: varchar(32).",
                "x : datetime(9) | 5 | The decimals of a second are 0 to 6: write datetime(6).",
                "x : enum(a, b) | 5 | Write the members in quotes, with commas between and no member twice: enum('left', 'right').",
                "x : enum('a | 10 | Close it before the end of the line; a quote inside quotes is written twice.",
                "x = 300 : uint8 | 5 | Write a number from 0 to 255, or a wider type.",
                "x = mid : enum('lo', 'hi') | 5 | The members are lo, hi.",
                "x = maybe : bool | 5 | Write true or false.",
                "x = 12345.6 : decimal(6,2) | 5 | 4 digits fit before the point.",
                "x = \"too long\" : varchar(3) | 5 | The default is 8 characters long; write a longer type.",
                "x = 5 : <blob> | 5 | Write x = null : <blob>, or no default.",
                "x = NOW() : datetime | 5 | Write CURRENT_TIMESTAMP or CURRENT_TIMESTAMP(3) without quotes, or a moment in quotes: \"2030-01-31 12:00:00\".",
                "x : int32 # : c | 13 | Take the colon away: colons mark types in the comments of the database.",
                "-- | 1 | Write ---.",
                "___ | 1 | Write ---.",
                "-> [nulable] T | 5 | Did you mean 'nullable'?",
                "-> [nullable T | 14 | Write -> [nullable, unique] Table.",
                "-> self | 4 | Declare a second table that refers to this one twice, once renamed.",
                "(a, b) -> T(c, d) | 1 | Write -> T.proj(a='c', b='d').",
                "(a) -> [nullable] T(b) | 1 | Write -> [nullable] T.proj(a='b').",
                "Some words | 1 | An attribute is written name : type  # comment.",
                "(a) -> T | 1 | Write -> T.proj(new='old') for each attribute of its key.",
                "-> T.proj(a='b + 1') | 13 | A rename is written new='old'.",
                "-> T & 'x=1' | 6 | A reference is written -> Table, -> [nullable] Table or -> Table.proj(new='old'), and may end with a comment.",
                "index() | 1 | An index is written index(a, b), index(params.rate:unsigned) or index((lower(a))).",
                "index(a | 8 | An index is written index(a, b), index(params.rate:unsigned) or index((lower(a))).",
            })
    void aMistakeHasItsPlaceAndItsRemedy(String line, int column, String remedy) {
        DefinitionException error = refused("i : int32\n---\n" + line);

        assertThat(error.line()).isEqualTo(3);
        assertThat(error.column()).as(error.getMessage()).isEqualTo(column);
        assertThat(error.remedy()).isEqualTo(remedy);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "i = null : int32 | Take '= null' away, or move the attribute below ---.",
                "-> [nullable] T | Move it below ---, or take the option away.",
                "i : json | Move it below ---, or use a type that can be compared, such as varchar(32) or uuid.",
            })
    void theKeyHasRulesOfItsOwn(String line, String remedy) {
        assertThat(refused(line).remedy()).isEqualTo(remedy);
    }

    @Test
    void caretsStandRightBehindTabsToo() {
        List<String> message = refused("\tx\t:\tint33").getMessage().lines().toList();

        assertThat(message.get(3).indexOf('^')).isEqualTo(message.get(2).indexOf("int33"));
    }

    private static DefinitionException refused(String text) {
        DefinitionException error = catchThrowableOfType(DefinitionException.class, () -> DefinitionParser.parse(text));
        assertThat(error).as("the parser takes %s", text).isNotNull();
        return error;
    }
}
