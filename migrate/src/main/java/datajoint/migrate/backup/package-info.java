/** Copies of schemas within the server, proven, and the way back into new schemas. */
@NullMarked
package datajoint.migrate.backup;

import org.jspecify.annotations.NullMarked;
