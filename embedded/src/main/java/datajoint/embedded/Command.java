package datajoint.embedded;

import datajoint.model.ConnectionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of the system, run to its end. */
record Command(List<String> words) {
    private static final int MINUTES = 3;

    static Command of(String... words) {
        return new Command(List.of(words));
    }

    /** A process with an environment that cannot redirect a server or its tools, such as {@code PGDATA}. */
    static ProcessBuilder builder(List<String> words) {
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("PG") || name.startsWith("MYSQL") || name.equals("LD_LIBRARY_PATH"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    /** Whether it ends with 0; a program that is not installed does not. */
    boolean succeeds() {
        try {
            Process process = builder(words)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return ended(process) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Runs it with a file as its input.
     *
     * @param log gets all that it prints
     * @throws ConnectionException with the end of the log if it does not end with 0
     */
    void run(Path input, Path log) {
        FileWork.step("run " + words.get(0), () -> {
            Process process = builder(words)
                    .redirectInput(input.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!ended(process) || process.exitValue() != 0) {
                throw new ConnectionException(
                        "'%s' failed:%n%s%n".formatted(String.join(" ", words), end(log)),
                        "The whole output is in '%s'.".formatted(log));
            }
        });
    }

    private static boolean ended(Process process) {
        try {
            boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
            process.destroyForcibly();
            return ended;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The last lines of a log. */
    static String end(Path log) throws IOException {
        List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    }
}
