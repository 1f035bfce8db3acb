/** What a user imports: connect, declare, insert, query, fetch. */
@NullMarked
package datajoint;

import org.jspecify.annotations.NullMarked;
