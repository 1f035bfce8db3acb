/** The {@code dj} command: one class for each command; no rules of their own. */
@NullMarked
package datajoint.cli;

import org.jspecify.annotations.NullMarked;
