/** What the values of legacy columns show of their meaning: looked up, not guessed. */
@NullMarked
package datajoint.migrate.evidence;

import org.jspecify.annotations.NullMarked;
