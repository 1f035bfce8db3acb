package datajoint.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.model.DeclarationException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DependencyOrderTest {
    @Test
    void parentsComeFirst() {
        Map<String, List<String>> parents = Map.of(
                "trial", List.of("session"), "session", List.of("mouse", "rig"), "mouse", List.of(), "rig", List.of());

        assertThat(order(List.of("trial", "session", "rig", "mouse"), parents))
                .containsExactly("mouse", "rig", "session", "trial");
    }

    @Test
    void theGivenOrderStaysWhereNothingRefers() {
        assertThat(order(List.of("c", "a", "b"), Map.of())).containsExactly("c", "a", "b");
    }

    @Test
    void parentsOutsideTheSetArePassedOver() {
        assertThat(order(List.of("trial"), Map.of("trial", List.of("session")))).containsExactly("trial");
    }

    @Test
    void aCircleIsAnErrorThatNamesIt() {
        Map<String, List<String>> parents = Map.of("a", List.of("b"), "b", List.of("c"), "c", List.of("b"));

        assertThatThrownBy(() -> order(List.of("a", "b", "c"), parents))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining("b -> c -> b");
    }

    @Test
    void aReferenceToItselfIsACircle() {
        assertThatThrownBy(() -> order(List.of("a"), Map.of("a", List.of("a"))))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining("a -> a");
    }

    private static List<String> order(List<String> nodes, Map<String, List<String>> parents) {
        return DependencyOrder.of(nodes, node -> parents.getOrDefault(node, List.of()));
    }
}
