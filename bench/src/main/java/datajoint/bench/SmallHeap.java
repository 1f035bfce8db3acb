package datajoint.bench;

import java.util.stream.Stream;

/** Streams all rows in a process with little memory, to show that they are never held together. */
public final class SmallHeap {
    private SmallHeap() {}

    /** @param arguments the address of the server */
    public static void main(String[] arguments) {
        try (var dj = Address.parse(arguments[0]).connect();
                Stream<Lab.Wide> rows = dj.schema(Lab.SCHEMA).table("Wide").stream(Lab.Wide.class)) {
            long count = rows.filter(row -> row.id() >= 0).count();
            Runtime runtime = Runtime.getRuntime();
            System.gc();
            System.out.printf(
                    "%,d rows in a heap of at most %d MiB, %d MiB in use at the end%n",
                    count, runtime.maxMemory() >> 20, (runtime.totalMemory() - runtime.freeMemory()) >> 20);
        }
    }

    /** Runs it in a process of its own. */
    static String run(String address) throws Exception {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeap.class.getName(),
                        address)
                .redirectErrorStream(true)
                .start();
        String[] lines = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                .strip()
                .split("\n");
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join("\n", lines));
        }
        return lines[lines.length - 1];
    }
}
