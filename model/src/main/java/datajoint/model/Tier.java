package datajoint.model;

/** How rows come to be in a table. The prefix is part of the stored table name, shared with Python. */
public enum Tier {
    MANUAL(""),
    LOOKUP("#"),
    IMPORTED("_"),
    COMPUTED("__"),
    /** A part of a master table; its stored name is the master's stored name, two underscores and its own. */
    PART("__");

    private final String prefix;

    Tier(String prefix) {
        this.prefix = prefix;
    }

    public String prefix() {
        return prefix;
    }

    /** True for tables that {@code populate} fills, never a user by hand. */
    public boolean isPopulated() {
        return this == IMPORTED || this == COMPUTED;
    }
}
