package datajoint.definition;

/** One meaningful line of a definition. */
public sealed interface Line permits AttributeLine, ReferenceLine, IndexLine {
    /** True above the {@code ---} line. */
    boolean inKey();
}
