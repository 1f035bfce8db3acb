/** Arrays as images of ImgLib2, and back. */
@NullMarked
package datajoint.imglib2;

import org.jspecify.annotations.NullMarked;
