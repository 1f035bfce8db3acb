package datajoint.codec.object;

/** What a download does with a file or folder that stands where it goes. Never left in place and taken for the new one. */
public enum Existing {
    REFUSE,
    REPLACE
}
