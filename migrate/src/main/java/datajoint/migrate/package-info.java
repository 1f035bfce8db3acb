/** Takes a pipeline of DataJoint 0.14 to 2.0, step by step, each proven and each to be undone. Begin at {@code Migration}. */
@NullMarked
package datajoint.migrate;

import org.jspecify.annotations.NullMarked;
