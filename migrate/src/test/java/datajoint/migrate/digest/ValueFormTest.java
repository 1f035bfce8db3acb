package datajoint.migrate.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.model.MigrationException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueFormTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "int unsigned; PLAIN",
                "int(5) unsigned zerofill; BARE",
                "decimal(10,2); PLAIN",
                "float(7,3); FLOAT",
                "double; FLOAT",
                "bit(3); BARE",
                "varchar(200); TEXT",
                "varchar(201); LONG_TEXT",
                "enum('a','b'); TEXT",
                "json; LONG_TEXT",
                "binary(16); BYTES",
                "varbinary(300); LONG_BYTES",
                "longblob; LONG_BYTES",
                "point; LONG_BYTES",
                "timestamp(6); PLAIN"
            })
    void everyColumnTypeHasAForm(String sqlType, ValueForm form) {
        assertThat(ValueForm.of(sqlType)).isEqualTo(form);
    }

    @Test
    void formsAreShownToPeople() {
        assertThat(ValueForm.TEXT.shown("C3BC")).isEqualTo("'ü'");
        assertThat(ValueForm.TEXT.shown("")).isEqualTo("''");
        assertThat(ValueForm.TEXT.shown("N")).isEqualTo("NULL");
        assertThat(ValueForm.BYTES.shown("0A")).isEqualTo("0x0A");
        assertThat(ValueForm.FLOAT.shown("-0")).isEqualTo("-0");
    }

    @Test
    void boundsAreReadAsTheyWereWritten() {
        KeyRange range = new KeyRange(3, List.of("7", "it's \"|\n"), List.of());

        assertThat(KeyRange.parse(3, range.text())).isEqualTo(range);
        assertThatThrownBy(() -> KeyRange.parse(0, "[1"))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("[1");
    }
}
