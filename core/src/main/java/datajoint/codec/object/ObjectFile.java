package datajoint.codec.object;

/**
 * One file of a folder.
 *
 * @param path below the folder, joined with {@code /}
 * @param size in bytes
 */
public record ObjectFile(String path, long size) {}
