/** A database as the rest of the library uses it: connections on loan, transactions, codecs and settings of one instance. */
@NullMarked
package datajoint.database;

import org.jspecify.annotations.NullMarked;
