/** Arrays as numpy has them: an element type, a shape and bytes. Nothing here knows how they are stored. */
@NullMarked
package datajoint.codec.array;

import org.jspecify.annotations.NullMarked;
