package datajoint.gc;

import java.util.Set;

/**
 * What the rows of all schemas need, at one moment.
 *
 * @param schemas that the servers have
 */
record Marks(LivePaths live, Set<String> schemas) {}
