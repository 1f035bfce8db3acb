package datajoint.migrate.files;

/** What is found where a legacy file should be. */
public enum FileState {
    PRESENT("the file is there"),
    MISSING("the file is missing"),
    WRONG_SIZE("the file is not as long as it was"),
    WRONG_HASH("the file is not what it was"),
    /** The store was asked and could not answer. */
    UNREADABLE("the file cannot be read"),
    /** A pointer leads to it, and no tracking row says what it was. */
    UNTRACKED("nothing is known of the file but its name"),
    /** Its path belongs to the objects that 2.0 names itself and may collect as garbage, or may have no files of users. */
    RESERVED("the file lies where 2.0 keeps objects of its own, or allows none"),
    /** Another file lies where it should be copied to. */
    OCCUPIED("another file lies where this one should be copied to"),
    /** Its path is one that no store of 2.0 may have. */
    NO_PATH("the file has a name that 2.0 cannot use");

    private final String words;

    FileState(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
