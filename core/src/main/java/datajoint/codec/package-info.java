/** Codecs turn Java values into what a column can hold, and back. They know nothing of tables or connections. */
@NullMarked
package datajoint.codec;

import org.jspecify.annotations.NullMarked;
