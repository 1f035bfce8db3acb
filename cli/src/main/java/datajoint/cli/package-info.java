@NullMarked
package datajoint.cli;

import org.jspecify.annotations.NullMarked;
