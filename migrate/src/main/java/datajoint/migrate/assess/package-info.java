/** What a migration will meet, found out without changing anything: a tree of facts, and its text, JSON and page. */
@NullMarked
package datajoint.migrate.assess;

import org.jspecify.annotations.NullMarked;
