package datajoint.migrate.evidence;

/** What the tracking rows that a pointer column refers to are, in rows of the table. */
public record Target(long blobs, long attachments, long filepaths) {
    public static final Target NONE = new Target(0, 0, 0);
}
