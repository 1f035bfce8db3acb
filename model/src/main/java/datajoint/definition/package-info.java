/** The definition language: a text is parsed into a {@code TableDefinition} and printed back. Nothing is looked up here. */
@NullMarked
package datajoint.definition;

import org.jspecify.annotations.NullMarked;
