@NullMarked
package datajoint.embedded;

import org.jspecify.annotations.NullMarked;
