package datajoint.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionDiffTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "x = 0 : decimal(10,2) | x = 0.00 : decimal(10,2)",
                "x = 1.5e3 : float64 | x = 1500 : float64",
                "x = true : bool | x = 1 : bool",
                "x = current_timestamp() : datetime | x = CURRENT_TIMESTAMP : datetime",
                "x = \"2030-01-31\" : datetime(3) | x = \"2030-01-31 00:00:00.000\" : datetime(3)",
                "x : enum('a','b') | x : enum( 'a' , 'b' )",
                "x : INT(11) | x : int",
                "x : json\\nindex (x.a:unsigned) | x : json\\nindex(x.a:unsigned)",
                "x : varchar(9)\\nindex ((lower(x))) | x : varchar(9)\\nindex (lower(`x`))",
                "x : varchar(9)\\nindex ((lower(x)), i) | x : varchar(9)\\nindex ((upper(x)), i)",
                "x : int32\\nindex (x ASC) | x : int32\\nindex (x)",
                "x : serial | x : bigint unsigned auto_increment\\nunique index (x)",
                "x = '2020-01-01 10:00' : datetime | x = '2020-01-01 10:00:00' : datetime",
                "x : int32 # é 🐁 | x : int32 # é ?",
                "-> T  # c | -> T",
            })
    void spellingsAreNoDifference(String declared, String existing) {
        assertThat(diff(declared, existing)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "x : int32 | x : int16 | TYPE | Attribute 'x': the definition says int32, the database has int16",
                "x = 5 : int32 | x : int32 | DEFAULT | Attribute 'x': the definition says 5, the database has no default",
                "x = null : int32 | x = 5 : int32 | DEFAULT | Attribute 'x': the definition says null, the database has 5",
                "x = \"0\" : varchar(9) | x = \"0.0\" : varchar(9) | DEFAULT | Attribute 'x': the definition says \"0\", the database has \"0.0\"",
                "x : int32 # a | x : int32 | COMMENT | The comment of attribute 'x': the definition says a, the database has none",
                "x : int32 | y = 1 : int32 # c | MISSING | Attribute 'x' is not in the database: x : int32",
                "x : int32 | x : int32\\ny = 1 : int32 # c | EXTRA | Attribute 'y' is only in the database: y = 1 : int32  # c",
                "x : int32\\ny : int32 | y : int32\\nx : int32 | ORDER | The order of the attributes: the definition says i, x, y, the database has i, y, x",
                "-> [nullable] T | -> T | OPTION | The reference to T: the definition says nullable, the database has none",
                "-> T.proj(a='b') | -> T | MISSING | The reference to T as {a=b} is not in the database: -> T.proj(a='b')",
                "unique index (i) | index (i) | OPTION | The index on (i): the definition says unique index (i), the database has index (i)",
                "index (i) | x : int32 | EXTRA | Attribute 'x' is only in the database: x : int32",
            })
    void aDifferenceIsSaidInTheWordsOfTheDefinition(
            String declared, String existing, Difference.Kind kind, String text) {
        assertThat(diff(declared, existing).get(0)).hasToString(text);
        assertThat(diff(declared, existing).get(0).kind()).isEqualTo(kind);
    }

    @Test
    void theKeyAndTheCommentOfTheTableCount() {
        List<Difference> differences = DefinitionDiff.between(
                DefinitionParser.parse("# a\ni : int32\nx : int32"),
                DefinitionParser.parse("# b\ni : int32\n---\nx : int32"));

        assertThat(differences)
                .hasToString("[The table comment: the definition says a, the database has b,"
                        + " Attribute 'x': the definition says part of the key, the database has no part of the key]");
    }

    @Property(tries = 200)
    void aDefinitionDoesNotDifferFromItself(@ForAll("definitions") TableDefinition definition) {
        assertThat(DefinitionDiff.between(definition, definition)).isEmpty();
    }

    @Provide
    Arbitrary<TableDefinition> definitions() {
        return Definitions.any();
    }

    private static List<Difference> diff(String declared, String existing) {
        return DefinitionDiff.between(definition(declared), definition(existing));
    }

    private static TableDefinition definition(String lines) {
        return DefinitionParser.parse("i : int32\n---\n" + lines.replace("\\n", "\n"));
    }
}
