/** The list of codecs that come with the library. */
@NullMarked
package datajoint.codec.builtin;

import org.jspecify.annotations.NullMarked;
