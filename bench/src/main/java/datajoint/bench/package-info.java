@NullMarked
package datajoint.bench;

import org.jspecify.annotations.NullMarked;
