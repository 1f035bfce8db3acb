package datajoint.migrate.assess;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.migrate.assess.Rights.Grant;
import datajoint.migrate.plan.PlannedSchema;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RightsTest {
    private static final List<String> ALL = List.of(
            "SELECT", "INSERT", "UPDATE", "DELETE", "CREATE", "DROP", "ALTER", "INDEX", "REFERENCES", "TRIGGER");
    private static final List<PlannedSchema> LAB =
            List.of(new PlannedSchema("lab_a", "lab_a_v2", "lab_a_old", "utf8mb4", ""));

    @Test
    void rightsEverywhereAreEnough() {
        assertThat(Rights.missing(grants(""), LAB)).isEmpty();
    }

    @Test
    void aPatternOfTheServerCoversShadowsToo() {
        assertThat(Rights.missing(grants("lab\\_%"), LAB)).isEmpty();
    }

    @Test
    void namesWhatIsMissingWhere() {
        assertThat(Rights.missing(grants("lab\\_a"), LAB))
                .containsExactly(
                        String.join(", ", ALL) + " ON `lab_a_v2`.*", String.join(", ", ALL) + " ON `lab_a_old`.*");
        List<Grant> noDrop = grants("").stream()
                .filter(grant -> !grant.right().equals("DROP"))
                .toList();
        assertThat(Rights.missing(noDrop, LAB))
                .containsExactly("DROP ON `lab_a`.*", "DROP ON `lab_a_v2`.*", "DROP ON `lab_a_old`.*");
    }

    @Test
    void anEscapedUnderscoreIsNoPlaceholder() {
        assertThat(Rights.missing(
                        Stream.concat(grants("labXa").stream(), grants("lab\\_b%").stream())
                                .toList(),
                        LAB))
                .hasSize(3);
        assertThat(Rights.missing(grants("lab_a%"), LAB)).isEmpty();
    }

    private static List<Grant> grants(String schema) {
        return ALL.stream().map(right -> new Grant(right, schema)).toList();
    }
}
