/**
 * {@code <object@>} and {@code <filepath@>}: files and folders in a store. What a row holds of them, how they come there,
 * and {@link datajoint.codec.object.ObjectRef}, by which they are read. Nothing here knows a protocol.
 */
@NullMarked
package datajoint.codec.object;

import org.jspecify.annotations.NullMarked;
