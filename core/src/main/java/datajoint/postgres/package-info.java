/** PostgreSQL: names, types, errors, catalogue and bulk work as this server wants them. */
@NullMarked
package datajoint.postgres;

import org.jspecify.annotations.NullMarked;
