package datajoint.interop.store;

import datajoint.testkit.TestServer;
import java.util.Optional;

/** What Python 2.3.5 cannot do with values that Java reads and writes, in its own words: {@code docs/compatibility-codecs.md}. */
final class PythonLimits {
    private PythonLimits() {}

    /** Why it cannot read what is in the row. */
    static Optional<String> reading(TestServer server, String label) {
        if (server.isPostgres() && label.startsWith("attach_in ")) {
            return Optional.of("'memoryview' object has no attribute 'index'");
        }
        return label.equals("npy_main wide header")
                ? Optional.of("Header info length (102580) is large")
                : Optional.empty();
    }

    /** Why it cannot insert the value. */
    static Optional<String> writing(TestServer server, String label) {
        // The column is text to this server, and a chain of codecs hides from Python that it holds JSON.
        if (server == TestServer.MARIADB && label.matches("(blob|attach)_(main|alt) .*")) {
            return Optional.of("dict can not be used as parameter");
        }
        return label.equals("npy_main objects")
                ? Optional.of("<npy> does not support object dtype arrays")
                : Optional.empty();
    }
}
