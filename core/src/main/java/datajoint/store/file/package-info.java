/** Stores in a folder of this machine, or one that it has mounted. */
@NullMarked
package datajoint.store.file;

import org.jspecify.annotations.NullMarked;
