/** From rows of any form to rows in a table: checked, encoded, in batches, all or none. */
@NullMarked
package datajoint.insert;

import org.jspecify.annotations.NullMarked;
