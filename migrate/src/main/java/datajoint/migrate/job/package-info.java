/** The one job table of a legacy schema becomes the job tables of 2.0. */
@NullMarked
package datajoint.migrate.job;

import org.jspecify.annotations.NullMarked;
