package datajoint.store.s3;

import java.io.IOException;

/** Content that is not what its entity tag says, though all of it came. */
final class DamagedException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedException(String message) {
        super(message);
    }
}
