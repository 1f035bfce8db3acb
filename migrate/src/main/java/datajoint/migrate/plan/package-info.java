/** Everything that a migration will do, decided before anything is done; values, and their JSON. */
@NullMarked
package datajoint.migrate.plan;

import org.jspecify.annotations.NullMarked;
