package datajoint.migrate.files;

/**
 * What was found of one file.
 *
 * @param detail what the store said, where it could not answer; else ""
 */
public record FileFinding(LegacyFile file, FileState state, String detail) {}
