/** What a step of a migration is, and what it works with. */
@NullMarked
package datajoint.migrate.step;

import org.jspecify.annotations.NullMarked;
