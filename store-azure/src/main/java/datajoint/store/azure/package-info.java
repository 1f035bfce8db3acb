/** Stores in containers of Azure Blob Storage. */
@NullMarked
package datajoint.store.azure;

import org.jspecify.annotations.NullMarked;
