/** The serialized form of Python and MATLAB values, mYm and dj0, byte for byte as Python DataJoint writes it. */
@NullMarked
package datajoint.codec.blob;

import org.jspecify.annotations.NullMarked;
