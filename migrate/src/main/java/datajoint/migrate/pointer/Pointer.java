package datajoint.migrate.pointer;

import datajoint.migrate.files.FileState;

/**
 * What a legacy pointer becomes.
 *
 * @param value of the legacy pointer
 * @param json of 2.0
 * @param place store and path of the legacy file, by which a person may accept what is wrong: {@code raw:lab/ab/cd/abcd}
 * @param made path of an object that was written for it, or ""
 */
record Pointer(String value, String json, FileState state, String place, String made) {}
