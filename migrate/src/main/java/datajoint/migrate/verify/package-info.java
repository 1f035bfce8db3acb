/**
 * Proves that the new tables and objects hold what the legacy ones hold, and writes it down as a certificate. Reads only,
 * but for schemas of its own in which it makes the planned tables once more, empty, and drops them.
 */
@NullMarked
package datajoint.migrate.verify;

import org.jspecify.annotations.NullMarked;
