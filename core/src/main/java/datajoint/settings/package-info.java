/**
 * The configuration: what {@code datajoint.json}, the secrets, the environment and the program say, in one order for
 * every key. It opens no connection and reads no store.
 */
@NullMarked
package datajoint.settings;

import org.jspecify.annotations.NullMarked;
