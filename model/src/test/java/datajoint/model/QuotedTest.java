package datajoint.model;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotedTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "'a' | a",
                "'it''s' | it's",
                "'it\\'s' | it's",
                "\"say \"\"hi\"\"\" | say \"hi\"",
                "'a\\\\' | a\\",
                "'a\\b' | a\\b",
                "'C:\\' | C:\\",
            })
    void aQuoteInsideIsDoubledOrEscaped(String written, String value) {
        assertThat(Quoted.at(written, 0)).contains(new Quoted(value, written.length()));
    }

    @Test
    void nothingIsQuotedWithoutAnEnd() {
        assertThat(Quoted.at("'a", 0)).isEmpty();
        assertThat(Quoted.at("a", 0)).isEmpty();
        assertThat(Quoted.at("", 0)).isEmpty();
    }

    @Property
    void whatIsWrittenIsRead(@ForAll String value) {
        String single = Quoted.single(value);
        String either = Quoted.preferDouble(value);

        assertThat(Quoted.at(single, 0)).contains(new Quoted(value, single.length()));
        assertThat(Quoted.at(either, 0)).contains(new Quoted(value, either.length()));
    }
}
