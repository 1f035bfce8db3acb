package datajoint.definition;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.model.CoreType;
import datajoint.model.CoreTypes;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DefinitionPropertyTest {
    @Property
    void whatIsPrintedIsReadAsTheSame(@ForAll("definitions") TableDefinition definition) {
        String text = DefinitionPrinter.print(definition);

        assertThat(DefinitionParser.parse(text)).as(text).isEqualTo(definition);
        assertThat(DefinitionPrinter.print(DefinitionParser.parse(text))).isEqualTo(text);
    }

    @Property
    void aCoreTypeIsItsText(@ForAll("coreTypes") CoreType type) {
        assertThat(CoreTypes.parse(CoreTypes.text(type))).contains(type);
    }

    @Property
    void anyTextIsReadOrRefusedWithAPlaceInside(@ForAll("texts") String text, @ForAll Grammar grammar) {
        try {
            TableDefinition definition = DefinitionParser.parse(text, grammar);
            definition.references().forEach(ReferenceLine::target);
            definition.indexes().forEach(IndexLine::parsed);
            definition.warnings();
            String printed = DefinitionPrinter.print(definition);
            assertThat(DefinitionParser.parse(printed, grammar)).as(printed).isEqualTo(definition);
        } catch (DefinitionException e) {
            List<String> lines = text.lines().toList();
            for (Mistake mistake : e.mistakes()) {
                assertThat(mistake.line()).isBetween(1, lines.size());
                assertThat(mistake.source()).isEqualTo(lines.get(mistake.line() - 1));
                assertThat(mistake.column()).isBetween(1, mistake.source().length() + 1);
                assertThat(mistake.column() + mistake.length())
                        .isBetween(2, mistake.source().length() + 2);
                assertThat(mistake.problem()).isNotEmpty();
                assertThat(mistake.remedy()).isNotEmpty();
            }
            assertThat(e.getMessage()).contains("^");
        }
    }

    @Provide
    Arbitrary<TableDefinition> definitions() {
        return Definitions.any();
    }

    @Provide
    Arbitrary<CoreType> coreTypes() {
        return Definitions.coreType();
    }

    /** Noise, and the words of the language in any order. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> words = Arbitraries.of(
                        "x",
                        "_y",
                        "T",
                        "lab.T",
                        "master",
                        "->",
                        "---",
                        "--",
                        "#",
                        ":",
                        "=",
                        "\n",
                        " ",
                        "\t",
                        "'",
                        "\"",
                        "`",
                        "(",
                        ")",
                        "[",
                        "]",
                        ",",
                        ".",
                        "\\",
                        "<",
                        ">",
                        "@",
                        "index",
                        "unique",
                        "nullable",
                        ".proj(",
                        "null",
                        "CURRENT_TIMESTAMP",
                        "int32",
                        "enum(",
                        "'a'",
                        "varchar(9)",
                        "decimal(5,2)",
                        "blob@s",
                        "<blob@s>",
                        "5",
                        "true",
                        "\u00a0",
                        "...",
                        "\r",
                        "auto_increment",
                        "unsigned")
                .list()
                .ofMaxSize(20)
                .map(parts -> String.join("", parts));
        return Arbitraries.oneOf(words, Arbitraries.strings().ofMaxLength(30));
    }
}
