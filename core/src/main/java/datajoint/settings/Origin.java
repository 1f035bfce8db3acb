package datajoint.settings;

/**
 * Where one value comes from.
 *
 * @param where the file or the environment variable; empty for the layers that need no place
 */
public record Origin(Layer layer, String where) {
    static final Origin RUNTIME = new Origin(Layer.RUNTIME, "");
    static final Origin DEFAULT = new Origin(Layer.DEFAULT, "");

    boolean isStrongerThan(Origin other) {
        return layer.compareTo(other.layer) < 0;
    }

    /** As it stands in a message: {@code environment DJ_HOST}. */
    @Override
    public String toString() {
        return where.isEmpty() ? layer.toString() : layer + " " + where;
    }
}
