package datajoint.definition;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.model.AttributeType;
import datajoint.model.CoreType;
import datajoint.model.DefaultValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionParserTest {
    @Test
    void readsEveryKindOfLine() {
        TableDefinition definition = DefinitionParser.parse("""
                # One recording
                -> Mouse
                session_idx : int32
                ---
                # a remark that nobody keeps
                session_date : date
                rig = "A" : varchar(16)    # name on the door
                signal = null : <samples@raw>   # volts
                -> [nullable, unique] lab.User.proj(operator='user_name')  # who sat there
                unique index (session_date, (lower(rig)))
                """);

        AttributeType raw = new AttributeType.Coded("samples", true, Optional.of("raw"), "<samples@raw>");
        assertThat(definition.comment()).isEqualTo("One recording");
        assertThat(definition.lines())
                .containsExactly(
                        new ReferenceLine("Mouse", Map.of(), true, false, false, ""),
                        new AttributeLine("session_idx", int32("int32"), true, Optional.empty(), ""),
                        new AttributeLine(
                                "session_date",
                                new AttributeType.Core(CoreType.Simple.DATE, "date"),
                                false,
                                Optional.empty(),
                                ""),
                        new AttributeLine(
                                "rig",
                                new AttributeType.Core(new CoreType.TextType(16, true), "varchar(16)"),
                                false,
                                Optional.of(new DefaultValue.Literal("A")),
                                "name on the door"),
                        new AttributeLine("signal", raw, false, Optional.of(new DefaultValue.Null()), "volts"),
                        new ReferenceLine(
                                "lab.User", Map.of("operator", "user_name"), false, true, true, "who sat there"),
                        new IndexLine(true, List.of("session_date", "(lower(rig))"), false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   \n\t\n", "---", "# only a comment", "---\nx : int32", "index (x)"})
    void aDefinitionWithoutAKeyIsASingleton(String text) {
        assertThat(DefinitionParser.parse(text).isSingleton()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void linesEndAsInAnyEditor(String end) {
        TableDefinition definition = DefinitionParser.parse(String.join(end, "# c", "i : int32", "---", "x : int16"));

        assertThat(definition.comment()).isEqualTo("c");
        assertThat(definition.lines()).extracting(Line::inKey).containsExactly(true, false);
    }

    @Test
    void onlyTheFirstLineIsTheCommentOfTheTable() {
        assertThat(DefinitionParser.parse("\n  # c  # d \n# e\ni : int32").comment())
                .isEqualTo("c  # d");
        assertThat(DefinitionParser.parse("i : int32\n# c").comment()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "5 | int32 | 5",
                "-5 | int16 | -5",
                "255 | uint8 | 255",
                "18446744073709551615 | uint64 | 18446744073709551615",
                "1.5e3 | float64 | 1.5e3",
                "-1.250 | decimal(6,3) | -1.250",
                "true | bool | 1",
                "False | bool | 0",
                "\"it's\" | varchar(9) | it's",
                "'it''s' | varchar(9) | it's",
                "'say \"hi\"' | varchar(9) | say \"hi\"",
                "\"a:b # c\" | varchar(9) | a:b # c",
                "a b | varchar(9) | a b",
                "\"null\" | varchar(9) | null",
                "\"C:\\temp\" | varchar(9) | C:\\temp",
                "\"C:\\\\\" | varchar(9) | C:\\",
                "'C:\\' | varchar(9) | C:\\",
                "HIGH | enum('low', 'high') | high",
                "\"2030-01-31\" | date | 2030-01-31",
                "2030-01-31 | date | 2030-01-31",
            })
    void aConstantIsTheDefaultWithoutItsQuotes(String written, String type, String value) {
        assertThat(attribute("x = " + written + " : " + type).defaultValue()).contains(new DefaultValue.Literal(value));
    }

    @Test
    void anEmptyTextIsADefaultAndNothingIsNone() {
        assertThat(attribute("x = \"\" : varchar(9)").defaultValue()).contains(new DefaultValue.Literal(""));
        assertThat(attribute("x = : varchar(9)").defaultValue()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CURRENT_TIMESTAMP", "current_timestamp", "CURRENT_TIMESTAMP(3)", "CURRENT_TIMESTAMP()"})
    void theServersClockIsAnExpression(String written) {
        assertThat(attribute("x = " + written + " : datetime(3)").defaultValue())
                .contains(new DefaultValue.Expression(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "NULL", "Null"})
    void nullMakesAnAttributeNullable(String written) {
        assertThat(attribute("x=" + written + ":int32").nullable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "->Parent",
                "-> Parent()",
                "->  ( Parent )  ",
                "-> Parent#c",
                "-> Parent.proj()",
                "-> Parent . proj ( 'v' , ... )"
            })
    void aReferenceMayBeWrittenAsPythonTakesIt(String text) {
        assertThat(DefinitionParser.parse(text).references())
                .singleElement()
                .extracting(ReferenceLine::table, ReferenceLine::renames)
                .containsExactly("Parent", Map.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "x | x",
                "`x` | x",
                "\"x\" | x",
                "x desc | x desc",
                "( lower(x) ) | ( lower(x) )",
                "lower(x) | lower(x)",
                "j.a.b:decimal(10, 2) | j.a.b:decimal(10, 2)",
                "(x = ')') | (x = ')')",
            })
    void anIndexKeepsWhatItOrdersBy(String written, String element) {
        assertThat(DefinitionParser.parse("INDEX(" + written + ", i,) # why").indexes())
                .containsExactly(new IndexLine(false, List.of(element, "i"), true));
    }

    @Test
    void thePlatformMayHideAttributes() {
        assertThat(DefinitionParser.parse("_hidden : bool", Grammar.PLATFORM).attributes())
                .extracting(AttributeLine::name)
                .containsExactly("_hidden");
    }

    @Test
    void aNativeTypeIsReadWithAWarningThatNamesTheCoreType() {
        assertThat(DefinitionParser.parse("i : int unsigned\n---\nx : longblob\ny : time\nz : int16")
                        .warnings())
                .extracting(DefinitionWarning::attribute, DefinitionWarning::remedy)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("i", "Write uint32."),
                        org.assertj.core.groups.Tuple.tuple("x", "Write bytes, or <blob> for arrays and other values."),
                        org.assertj.core.groups.Tuple.tuple("y", "Write a core type if one holds the same values."));
    }

    @Test
    void aCountedAttributeIsReadWithAWarningAndItsMarkIsTheCoreType() {
        TableDefinition definition = DefinitionParser.parse("i : Int32  AUTO_INCREMENT");
        AttributeType type = definition.attributes().findFirst().orElseThrow().type();

        assertThat(type).isEqualTo(int32("int32 auto_increment"));
        assertThat(type.isAutoIncrement()).isTrue();
        assertThat(type.mark()).contains("int32");
        assertThat(definition.warnings()).hasSize(1);
    }

    private static AttributeType int32(String text) {
        return new AttributeType.Core(new CoreType.IntegerType(32, true), text);
    }

    private static AttributeLine attribute(String line) {
        return DefinitionParser.parse("i : int32\n---\n" + line)
                .attributes()
                .skip(1)
                .findFirst()
                .orElseThrow();
    }
}
