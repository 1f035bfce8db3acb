/** Python's literals as text: what {@code repr} writes of texts, numbers, lists, tuples and dicts. Nothing is evaluated. */
@NullMarked
package datajoint.codec.literal;

import org.jspecify.annotations.NullMarked;
