/** From a query to rows, records, columns or a stream of constant memory. */
@NullMarked
package datajoint.fetch;

import org.jspecify.annotations.NullMarked;
