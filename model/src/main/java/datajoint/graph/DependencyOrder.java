package datajoint.graph;

import datajoint.model.DeclarationException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Orders things so that each comes after all that it refers to. */
public final class DependencyOrder {
    private DependencyOrder() {}

    /**
     * Parents first, otherwise in the order given.
     *
     * @param parents what a node refers to; nodes outside {@code nodes} are passed over
     * @throws DeclarationException if nodes refer to each other in a circle; the circle is named
     */
    public static <T> List<T> of(Collection<T> nodes, Function<T, ? extends Collection<T>> parents) {
        Set<T> known = new LinkedHashSet<>(nodes);
        Set<T> done = new LinkedHashSet<>();
        for (T node : known) {
            visit(node, parents, known, done, new LinkedHashSet<>());
        }
        return List.copyOf(done);
    }

    private static <T> void visit(
            T node, Function<T, ? extends Collection<T>> parents, Set<T> known, Set<T> done, Set<T> path) {
        if (done.contains(node)) {
            return;
        }
        if (!path.add(node)) {
            throw circle(node, path);
        }
        for (T parent : new LinkedHashSet<>(parents.apply(node))) {
            if (known.contains(parent)) {
                visit(parent, parents, known, done, path);
            }
        }
        path.remove(node);
        done.add(node);
    }

    private static <T> DeclarationException circle(T node, Set<T> path) {
        List<T> steps = new ArrayList<>(path);
        List<T> circle = new ArrayList<>(steps.subList(steps.indexOf(node), steps.size()));
        circle.add(node);
        String text = String.join(" -> ", circle.stream().map(Object::toString).toList());
        return new DeclarationException(
                "These tables refer to each other in a circle: %s.".formatted(text),
                "Take one of the references out, or put it into a table of its own.");
    }
}
