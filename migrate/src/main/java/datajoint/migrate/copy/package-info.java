/** Rows from legacy tables to their shadows, in chunks that happen whole or not at all. */
@NullMarked
package datajoint.migrate.copy;

import org.jspecify.annotations.NullMarked;
