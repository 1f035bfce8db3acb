/**
 * The algebra: an {@code Expression} is a tree of records. Each node works out its heading when it is made, so a bad
 * query fails on the line that wrote it, before any SQL exists.
 */
@NullMarked
package datajoint.query;

import org.jspecify.annotations.NullMarked;
