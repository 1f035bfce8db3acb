/** The files of legacy stores: what tracks them, where they lie, what state they are in. */
@NullMarked
package datajoint.migrate.files;

import org.jspecify.annotations.NullMarked;
