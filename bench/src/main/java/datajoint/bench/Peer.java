package datajoint.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A Python process that does the same tasks with DataJoint 2.3.5 and tells how long each took. */
final class Peer implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;

    Peer(String python, Address address, Sizes sizes, Path store) throws IOException {
        Path script = Files.createTempFile("bench", ".py");
        try (InputStream in = Peer.class.getResourceAsStream("bench.py")) {
            Files.write(script, in.readAllBytes());
        }
        ProcessBuilder builder = new ProcessBuilder(
                        python,
                        script.toString(),
                        Lab.SCHEMA,
                        Integer.toString(sizes.inserted()),
                        Integer.toString(sizes.blobs()),
                        Integer.toString(sizes.keys()))
                .redirectError(new File("/dev/null"));
        builder.environment().put("DJ_HOST", address.host());
        builder.environment().put("DJ_PORT", Integer.toString(address.port()));
        builder.environment().put("DJ_USER", address.user());
        builder.environment().put("DJ_PASS", address.password());
        builder.environment().put("DJ_BACKEND", address.backend());
        builder.environment().put("DJ_LOG_STREAM", "stderr");
        builder.environment()
                .put(
                        "DJ_STORES",
                        "{\"default\": \"bench\", \"bench\": {\"protocol\": \"file\", \"location\": \"%s\"}}"
                                .formatted(store));
        this.process = builder.start();
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        String first = answers.readLine();
        if (!"ready".equals(first)) {
            throw new IllegalStateException("Python did not start: " + first);
        }
    }

    /** Seconds. */
    double run(String task) {
        try {
            process.getOutputStream().write((task + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new IllegalStateException("Python stopped at " + task + ".");
            }
            return Double.parseDouble(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
