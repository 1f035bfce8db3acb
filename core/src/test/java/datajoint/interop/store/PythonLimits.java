package datajoint.interop.store;

import datajoint.testkit.TestServer;
import java.util.Set;
import java.util.TreeSet;

/** What Python 2.3.5 cannot do with values that Java reads and writes; {@code docs/compatibility-codecs.md} has the words. */
final class PythonLimits {
    private PythonLimits() {}

    /** Rows of Java, by label, that Python cannot read or cannot write again. */
    static Set<String> withJavaRows(TestServer server, Set<String> labels) {
        return of(server, labels);
    }

    /** Rows that Python cannot write, or writes and cannot read. */
    static Set<String> withOwnRows(TestServer server, PythonStores python) {
        Set<String> labels = new TreeSet<>(python.read().keySet());
        labels.addAll(python.failures().keySet());
        Set<String> limits = of(server, labels);
        limits.add("npy_main wide header");
        limits.add("npy_main objects");
        return limits;
    }

    private static Set<String> of(TestServer server, Set<String> labels) {
        Set<String> limits = new TreeSet<>(labels);
        limits.removeIf(label -> !fails(server, label));
        return limits;
    }

    private static boolean fails(TestServer server, String label) {
        return switch (server) {
            // The column is text to this server, and a chain of codecs hides from Python that it holds JSON.
            case MARIADB -> label.matches("(blob|attach)_(main|alt) .*");
            // The driver gives bytes as a memoryview, in which the codec looks for the end of the name.
            case POSTGRES_15, POSTGRES_18 -> label.startsWith("attach_in ");
            case MYSQL -> false;
        };
    }
}
