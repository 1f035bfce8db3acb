/**
 * Private MariaDB and PostgreSQL servers: real server binaries, unpacked once from jars, started on 127.0.0.1 and a free
 * port, stopped with the program. Nothing here speaks SQL; a caller connects with the address that a server gives.
 */
@NullMarked
package datajoint.embedded;

import org.jspecify.annotations.NullMarked;
