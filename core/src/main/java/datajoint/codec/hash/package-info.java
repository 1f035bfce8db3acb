/** {@code <hash@>}: bytes in a store under the name of their content; what {@code <blob@>} and {@code <attach@>} end in. */
@NullMarked
package datajoint.codec.hash;

import org.jspecify.annotations.NullMarked;
