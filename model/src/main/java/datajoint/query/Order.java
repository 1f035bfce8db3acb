package datajoint.query;

/** One sort key: an attribute, or {@code KEY} for all attributes of the primary key. Where nulls come is the server's. */
public record Order(String attribute, Direction direction) {
    /** Stands for the attributes of the primary key. */
    public static final String KEY = "KEY";

    /** Smallest first, or largest first. */
    public enum Direction {
        ASCENDING,
        DESCENDING
    }

    public static Order asc(String attribute) {
        return new Order(attribute, Direction.ASCENDING);
    }

    public static Order desc(String attribute) {
        return new Order(attribute, Direction.DESCENDING);
    }

    @Override
    public String toString() {
        return direction == Direction.DESCENDING ? attribute + " DESC" : attribute;
    }
}
