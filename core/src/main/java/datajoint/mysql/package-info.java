/** MySQL and MariaDB: names, types, errors, catalogue and bulk work as these servers want them. */
@NullMarked
package datajoint.mysql;

import org.jspecify.annotations.NullMarked;
