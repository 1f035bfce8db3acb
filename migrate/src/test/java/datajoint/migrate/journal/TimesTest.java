package datajoint.migrate.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimesTest {
    @Test
    void wholeSecondsAreReadAsDriversWriteThem() {
        Instant whole = Instant.parse("2026-11-24T01:58:21Z");

        assertThat(Times.parse("2026-11-24 01:58:21")).isEqualTo(whole);
        assertThat(Times.parse("2026-11-24 01:58:21.0")).isEqualTo(whole);
        assertThat(Times.parse(Times.text(whole.plusMillis(7)))).isEqualTo(whole.plusMillis(7));
    }
}
