/** What a migration has done, kept in tables of the server that it is done on. */
@NullMarked
package datajoint.migrate.journal;

import org.jspecify.annotations.NullMarked;
