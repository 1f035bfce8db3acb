package datajoint.model;

/** What a row gets for an attribute that it does not name. */
public sealed interface DefaultValue {

    /** {@code = null}: the attribute is nullable and empty unless given. */
    record Null() implements DefaultValue {}

    /** A constant, without quotes: {@code = 5} and {@code = "A"}. */
    record Literal(String value) implements DefaultValue {}

    /** Worked out by the server, {@code CURRENT_TIMESTAMP} with or without a number of decimals. */
    record Expression(String sql) implements DefaultValue {}
}
