/**
 * From a definition to a table and back: names are found, headings and lineage worked out, the table is made, compared
 * or described.
 */
@NullMarked
package datajoint.declare;

import org.jspecify.annotations.NullMarked;
