package datajoint.interop.store;

/** A value for one attribute of {@code CodecRow}. */
record Case(String attribute, String name, Object value) {
    /** What the row is known by; unique. */
    String label() {
        return attribute + " " + name;
    }
}
