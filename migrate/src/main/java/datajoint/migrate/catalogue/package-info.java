/** What a MySQL or MariaDB server has, column by column and word by word: nothing is understood yet, nothing is lost. */
@NullMarked
package datajoint.migrate.catalogue;

import org.jspecify.annotations.NullMarked;
