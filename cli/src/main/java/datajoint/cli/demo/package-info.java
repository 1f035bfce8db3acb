/** {@code dj demo}: a small lab with real data, on servers of its own that are gone afterwards. Uses the public API only. */
@NullMarked
package datajoint.cli.demo;

import org.jspecify.annotations.NullMarked;
