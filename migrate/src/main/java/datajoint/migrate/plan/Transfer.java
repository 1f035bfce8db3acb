package datajoint.migrate.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How the values of a column come from the legacy table to its shadow. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "how")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Transfer.Same.class, name = "same"),
    @JsonSubTypes.Type(value = Transfer.Generated.class, name = "generated"),
    @JsonSubTypes.Type(value = Transfer.Pointer.class, name = "pointer")
})
public sealed interface Transfer {
    /** The value as it is, bit for bit. */
    record Same() implements Transfer {}

    /** The server works it out again. */
    record Generated() implements Transfer {}

    /**
     * A pointer of 0.14 into a store becomes the JSON of 2.0.
     *
     * @param legacyStore as the legacy comment names it, without {@code external-}: {@code raw}; "" for 0.11's {@code external}
     * @param store of 2.0; "" for the default one
     * @param tracking the table of the legacy schema that tracks the files: {@code ~external_raw}, {@code ~external}
     */
    record Pointer(PointerKind kind, String legacyStore, String store, String tracking) implements Transfer {}
}
