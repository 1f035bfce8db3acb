/** Pointers of 16 bytes, or of 0.11's text, become the JSON that 2.0 reads. */
@NullMarked
package datajoint.migrate.pointer;

import org.jspecify.annotations.NullMarked;
