/** The moment in which the new tables take the names of the legacy ones, and the way back. */
@NullMarked
package datajoint.migrate.cutover;

import org.jspecify.annotations.NullMarked;
