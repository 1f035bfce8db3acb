/** The values of attributes: which Java types they have, and how they cross JDBC in both directions. */
@NullMarked
package datajoint.value;

import org.jspecify.annotations.NullMarked;
