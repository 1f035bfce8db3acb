package datajoint.migrate.pointer;

import datajoint.migrate.files.FileState;

/**
 * What a legacy pointer becomes.
 *
 * @param value of the legacy pointer
 * @param json of 2.0
 * @param path that the JSON names
 * @param detail what the store said, where it could not answer; else ""
 * @param place by which a person may accept what is wrong: {@code raw:lab/ab/cd/abcd}
 */
record Pointer(String value, String json, String path, FileState state, String detail, String place) {}
