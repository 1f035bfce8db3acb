package datajoint.settings;

/** A value and where it comes from. */
record Entry(Object value, Origin origin) {
    /** The value as it may be printed. */
    String shown(String key) {
        if (value instanceof Secret || KeyNames.tellsSecret(key)) {
            return Secret.MASK;
        }
        // A proxy's address may carry an account.
        return String.valueOf(value).replaceAll("//[^/@\\s]+@", "//" + Secret.MASK + "@");
    }
}
