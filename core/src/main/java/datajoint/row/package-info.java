/** Rows as values: by name in order, or as records whose components are attributes. */
@NullMarked
package datajoint.row;

import org.jspecify.annotations.NullMarked;
