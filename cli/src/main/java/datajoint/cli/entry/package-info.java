/** What commands of every package share: where the world outside is, and how to reach the server. */
@NullMarked
package datajoint.cli.entry;

import org.jspecify.annotations.NullMarked;
