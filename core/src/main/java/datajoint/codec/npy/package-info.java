/** {@code <npy@>}: arrays as files that numpy opens, read only when they are asked for. */
@NullMarked
package datajoint.codec.npy;

import org.jspecify.annotations.NullMarked;
