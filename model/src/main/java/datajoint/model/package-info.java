/** Names, types, attributes, headings and lineage, and the errors of the library. Values only: no input or output. */
@NullMarked
package datajoint.model;

import org.jspecify.annotations.NullMarked;
