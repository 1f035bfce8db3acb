/** Stores that live as long as the program: for tests and rehearsals. */
@NullMarked
package datajoint.store.memory;

import org.jspecify.annotations.NullMarked;
