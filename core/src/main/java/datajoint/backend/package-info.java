/** What differs between databases, as small interfaces, and the renderers that write SQL through them. */
@NullMarked
package datajoint.backend;

import org.jspecify.annotations.NullMarked;
