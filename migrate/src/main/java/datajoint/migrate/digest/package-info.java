/**
 * The one canonical form of every value, as SQL; ranges of rows by primary key; SHA-256 of a range, worked out inside the
 * database; the rows in which two tables differ.
 */
@NullMarked
package datajoint.migrate.digest;

import org.jspecify.annotations.NullMarked;
