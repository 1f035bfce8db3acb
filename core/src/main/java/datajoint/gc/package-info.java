/**
 * Garbage collection: finds the objects of a store that no row of any schema needs, moves them out of the way, and
 * removes them when nobody missed them. Knows codecs by what they say they need, and stores by their paths.
 */
@NullMarked
package datajoint.gc;

import org.jspecify.annotations.NullMarked;
