/** What tests share: the servers named in the environment, schemas of their own on them, the two Pythons, golden files. */
@NullMarked
package datajoint.testkit;

import org.jspecify.annotations.NullMarked;
