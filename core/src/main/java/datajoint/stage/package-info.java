/**
 * Staged inserts: files and folders that a program writes where they will stay, then the row. Knows tables and stores; the
 * row itself goes through the ordinary insert.
 */
@NullMarked
package datajoint.stage;

import org.jspecify.annotations.NullMarked;
