/** Makes the empty tables of 2.0 beside the legacy ones. */
@NullMarked
package datajoint.migrate.shadow;

import org.jspecify.annotations.NullMarked;
