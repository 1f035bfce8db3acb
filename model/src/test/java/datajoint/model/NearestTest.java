package datajoint.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> KNOWN = List.of("mouse_id", "session_idx", "session_date");

    @Test
    void findsTheNameOfATypingError() {
        assertThat(Nearest.to("mous_id", KNOWN)).contains("mouse_id");
        assertThat(Nearest.to("Session_Date", KNOWN)).contains("session_date");
    }

    @Test
    void findsNothingWhenNothingIsNear() {
        assertThat(Nearest.to("weight", KNOWN)).isEmpty();
        assertThat(Nearest.hint("weight", KNOWN, "Look again.")).isEqualTo("Look again.");
    }
}
