/** {@code dj migrate}: one class for each command, and what they print; the work is in {@code datajoint.migrate}. */
@NullMarked
package datajoint.cli.migrate;

import org.jspecify.annotations.NullMarked;
