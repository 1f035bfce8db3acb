/** Rows as text that people and programs read: tables, JSON, CSV. */
@NullMarked
package datajoint.cli.text;

import org.jspecify.annotations.NullMarked;
