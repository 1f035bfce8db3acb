package datajoint.guide.codec;

import java.util.List;

/** Nodes, and edges between them by their place in the list of nodes. */
public record Graph(List<String> nodes, List<Edge> edges) {
    public record Edge(int from, int to, double weight) {}
}
