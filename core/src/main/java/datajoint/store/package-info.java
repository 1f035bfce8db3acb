/** Stores: where the objects of codecs lie, by what names, and how they are written so that none is ever half there. */
@NullMarked
package datajoint.store;

import org.jspecify.annotations.NullMarked;
