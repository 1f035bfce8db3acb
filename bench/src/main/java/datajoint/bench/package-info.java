/** Java and Python side by side in one run, with the bare driver as the floor. */
@NullMarked
package datajoint.bench;

import org.jspecify.annotations.NullMarked;
