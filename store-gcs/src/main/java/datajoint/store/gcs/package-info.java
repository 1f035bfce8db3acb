/** Stores in buckets of Google Cloud Storage. */
@NullMarked
package datajoint.store.gcs;

import org.jspecify.annotations.NullMarked;
