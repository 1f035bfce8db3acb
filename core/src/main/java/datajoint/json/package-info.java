/** Values and rows as JSON that loses nothing and reads back: {@code docs/values.md} has the form. */
@NullMarked
package datajoint.json;

import org.jspecify.annotations.NullMarked;
