/** Arrays as pictures of {@code java.desktop}, and back; the only package here that needs that module. */
@NullMarked
package datajoint.codec.image;

import org.jspecify.annotations.NullMarked;
