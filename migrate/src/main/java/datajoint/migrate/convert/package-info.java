/** A legacy table becomes a definition of 2.0 and the statement that makes its shadow. Pure, but for the planner. */
@NullMarked
package datajoint.migrate.convert;

import org.jspecify.annotations.NullMarked;
