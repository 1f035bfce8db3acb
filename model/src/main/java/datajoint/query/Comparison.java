package datajoint.query;

/** How an attribute is compared with a value. */
public enum Comparison {
    EQUAL("="),
    NOT_EQUAL("<>"),
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">="),
    /** A pattern with {@code %} and {@code _}. Whether case counts is the collation's affair. */
    LIKE("LIKE");

    private final String sql;

    Comparison(String sql) {
        this.sql = sql;
    }

    public String sql() {
        return sql;
    }
}
