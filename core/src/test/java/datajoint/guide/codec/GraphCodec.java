package datajoint.guide.codec;

import datajoint.codec.Codec;
import datajoint.codec.CodecContext;
import datajoint.codec.StoredAs;
import datajoint.model.CodecException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code <graph>}: a graph, as a dictionary in a blob, which Python reads too. */
public final class GraphCodec implements Codec {
    private static final long FORMAT = 2;

    @Override
    public String name() {
        return "graph";
    }

    @Override
    public StoredAs storedAs(boolean inStore) {
        return new StoredAs.Through("blob");
    }

    @Override
    public void validate(Object value, CodecContext context) {
        if (!(value instanceof Graph graph)) {
            throw new CodecException(
                    "%s cannot hold a %s.".formatted(context, value.getClass().getSimpleName()), "Give a Graph.");
        }
        for (Graph.Edge edge : graph.edges()) {
            if (Math.min(edge.from(), edge.to()) < 0
                    || Math.max(edge.from(), edge.to()) >= graph.nodes().size()) {
                throw new CodecException(
                        "%s: %s joins nodes that the graph has not.".formatted(context, edge),
                        "Count the %d nodes from 0.".formatted(graph.nodes().size()));
            }
        }
    }

    @Override
    public Object encode(Object value, CodecContext context) {
        Graph graph = (Graph) value;
        Map<String, Object> stored = new LinkedHashMap<>();
        stored.put("format", FORMAT);
        stored.put("nodes", graph.nodes());
        stored.put("edges", graph.edges().stream().map(GraphCodec::edge).toList());
        return stored;
    }

    @Override
    public Object decode(Object stored, CodecContext context) {
        Map<?, ?> graph = (Map<?, ?>) stored;
        long format = graph.get("format") instanceof Number number ? number.longValue() : 1;
        if (format > FORMAT) {
            throw new CodecException(
                    "%s holds a graph of format %d.".formatted(context, format),
                    "Take a newer version of the codec <graph>.");
        }
        return new Graph(
                list(graph.get("nodes")).stream().map(String::valueOf).toList(),
                list(graph.get("edges")).stream().map(edge -> edge(list(edge))).toList());
    }

    private static List<Object> edge(Graph.Edge edge) {
        return List.of(edge.from(), edge.to(), edge.weight());
    }

    /** Edges of format 1 have no weight. */
    private static Graph.Edge edge(List<?> stored) {
        double weight = stored.size() < 3 ? 1 : ((Number) stored.get(2)).doubleValue();
        return new Graph.Edge(((Number) stored.get(0)).intValue(), ((Number) stored.get(1)).intValue(), weight);
    }

    private static List<?> list(Object value) {
        return (List<?>) value;
    }
}
