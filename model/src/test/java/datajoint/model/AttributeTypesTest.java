package datajoint.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeTypesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "int32 | int32",
                "Int32 | int32",
                "decimal(5 , 2) | decimal(5 , 2)",
                "decimal (5,2) | decimal(5,2)",
                "VARCHAR(20) | varchar(20)",
                "varchar (20) | varchar(20)",
                "datetime (3) | datetime (3)",
                "boolean | bool",
                "enum( 'a' , 'b' ) | enum( 'a' , 'b' )",
                "ENUM ('A') | enum('A')",
                "enum(\"a\",\"b\") | enum(\"a\",\"b\")",
            })
    void aCoreTypeKeepsTheSpellingThatPythonTakes(String written, String text) {
        assertThat(AttributeTypes.parse(written))
                .get()
                .isInstanceOf(AttributeType.Core.class)
                .extracting(AttributeType::text)
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<blob> | blob | false |",
                "<blob@> | blob | true |",
                "< blob @ raw > | blob | true | raw",
                "<npy@x-y.z> | npy | true | x-y.z",
            })
    void aCodecNamesItsStore(String written, String codec, boolean inStore, String store) {
        assertThat(AttributeTypes.parse(written))
                .contains(new AttributeType.Coded(codec, inStore, Optional.ofNullable(store), written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int",
                "INT(11) UNSIGNED",
                "tinyint(1)",
                "serial",
                "varchar( 20 )",
                "decimal",
                "decimal(5,2) unsigned zerofill",
                "double",
                "timestamp(3)",
                "year(4)",
                "longblob",
                "mediumtext"
            })
    void aNativeTypeIsPassedOn(String written) {
        assertThat(AttributeTypes.parse(written)).contains(new AttributeType.Native(written));
        assertThat(AttributeTypes.parse(written).orElseThrow().mark()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "int24",
                "varchar",
                "varchar()",
                "datetime(7)",
                "decimal(2,5)",
                "decimal(0,0)",
                "enum()",
                "enum('a','a')",
                "enum('a' 'b')",
                "<>",
                "<blob",
                "<blob@@s>",
                "<blob s>",
                "blob@s",
                "attach",
                "float32 auto_increment",
                "int32 unsigned",
                "json(3)"
            })
    void whatIsNoTypeIsEmpty(String written) {
        assertThat(AttributeTypes.parse(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"blob@raw, true", "attach, true", "external-raw, true", "int unsigned, false", "foo, false"})
    void aMarkOf014IsKnownAndAForeignOneIsNot(String mark, boolean known) {
        assertThat(AttributeTypes.ofMark(mark).isPresent()).isEqualTo(known);
    }

    @Test
    void aMarkIsReadAsTheTypeThatWasWritten() {
        assertThat(AttributeTypes.ofMark("uint32")).contains(core("uint32"));
        assertThat(AttributeTypes.ofMark("enum('a:b', 'c')")).contains(core("enum('a:b', 'c')"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "enum('a','b') | enum( 'a', 'b' )| true",
                "int(11) | INT | true",
                "integer unsigned | int unsigned | true",
                "tinyint(1) | tinyint | false",
                "int32 | int32 auto_increment | false",
                "<blob> | < blob > | true",
                "<blob> | <blob@> | false",
                "int | int32 | false",
                "varchar( 9 ) | varchar(9) | true",
                "varchar( 9 ) | varchar(8) | false",
                "decimal | numeric(10) | true",
                "decimal(5,2) zerofill | decimal(5,2) unsigned zerofill | true",
                "real | double | true",
                "float | double | false",
                "float | float(53) | true",
                "float(53) | double | true",
                "float(24) | float | true",
                "serial | bigint unsigned auto_increment | true",
                "serial | bigint unsigned | false",
                "year(4) | year | true",
                "time (3) | time(3) | true",
            })
    void theMeaningCountsNotTheSpelling(String one, String other, boolean same) {
        assertThat(AttributeTypes.sameMeaning(
                        AttributeTypes.parse(one).orElseThrow(),
                        AttributeTypes.parse(other).orElseThrow()))
                .isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int unsigned | uint32",
                "int(11) | int32",
                "tinyint(1) | bool",
                "bigint unsigned auto_increment | uint64 auto_increment",
                "mediumint | int32",
                "float | float32",
                "float(53) | float64",
                "double | float64",
                "numeric(4,1) | decimal(4,1)",
                "decimal | decimal(10,0)",
                "varchar( 20 ) | varchar(20)",
                "longblob | <blob>",
                "timestamp(3) | datetime(3)",
                "year | int16",
                "time |",
                "float(7,3) |",
                "double unsigned |",
            })
    void aNativeTypeHasItsSuccessor(String written, String successor) {
        assertThat(NativeTypes.successor(written)).isEqualTo(Optional.ofNullable(successor));
    }

    @Test
    void aColumnWithoutAMarkIsTheCoreTypeOfTheSameName() {
        assertThat(AttributeTypes.ofColumn("varchar(10)")).isEqualTo(core("varchar(10)"));
        assertThat(AttributeTypes.ofColumn("int unsigned")).isEqualTo(new AttributeType.Native("int unsigned"));
        assertThat(AttributeTypes.ofColumn("character varying(9)")).isEqualTo(core("varchar(9)"));
        assertThat(AttributeTypes.ofColumn("double precision")).isEqualTo(new AttributeType.Native("float(53)"));
        assertThat(AttributeTypes.ofColumn("timestamp(3) without time zone"))
                .isEqualTo(new AttributeType.Native("timestamp(3)"));
        assertThat(AttributeTypes.ofColumn("set('a')")).isEqualTo(new AttributeType.Native("set('a')"));
    }

    private static AttributeType core(String text) {
        return new AttributeType.Core(CoreTypes.parse(text).orElseThrow(), text);
    }
}
