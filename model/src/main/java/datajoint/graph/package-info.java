/** Tables as nodes and foreign keys as edges: the order in which they can be declared, filled and dropped. */
@NullMarked
package datajoint.graph;

import org.jspecify.annotations.NullMarked;
