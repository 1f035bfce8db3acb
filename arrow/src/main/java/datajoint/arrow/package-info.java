/** Arrays as vectors of Apache Arrow, and back. */
@NullMarked
package datajoint.arrow;

import org.jspecify.annotations.NullMarked;
