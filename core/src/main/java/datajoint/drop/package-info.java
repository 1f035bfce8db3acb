/** Dropping tables and schemas: first a plan that can be looked at, then the deed. */
@NullMarked
package datajoint.drop;

import org.jspecify.annotations.NullMarked;
