package datajoint.store.s3;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands before an S3 server and spoils what it is told to spoil. One request a connection. */
final class FaultyProxy implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)");

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final URI server;
    private final ConcurrentLinkedQueue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    FaultyProxy(URI server) throws IOException {
        this.server = server;
        Thread thread = new Thread(this::serve, "faulty-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    /** What is done to a request or its answer. */
    interface Spoiler {
        void answer(Exchange exchange) throws IOException;
    }

    /** Spoils the first requests whose line has this pattern. */
    private static final class Fault {
        private final Pattern pattern;
        private final Spoiler spoiler;
        private int left;

        Fault(Pattern pattern, Spoiler spoiler, int left) {
            this.pattern = pattern;
            this.spoiler = spoiler;
            this.left = left;
        }

        synchronized boolean applies(String line) {
            return left > 0 && pattern.matcher(line).find() && left-- > 0;
        }
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    /** The next requests whose first line matches are spoiled. */
    void spoil(String line, int times, Spoiler spoiler) {
        faults.add(new Fault(Pattern.compile(line), spoiler, times));
    }

    /** The first lines of all requests since the last call. */
    List<String> requests() {
        List<String> all = List.copyOf(requests);
        requests.clear();
        return all;
    }

    static Spoiler status(int status, String code) {
        return exchange ->
                exchange.write(("HTTP/1.1 %d Spoiled\r\nContent-Type: application/xml\r\nConnection: close\r\n\r\n"
                                + "<?xml version=\"1.0\"?><Error><Code>%s</Code><Message>This is %s.</Message></Error>")
                        .formatted(status, code, code)
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** The answer ends after so many bytes of its body. */
    static Spoiler cutAfter(int bytes) {
        return exchange -> {
            byte[] answer = exchange.ask(exchange.body);
            exchange.write(answer, Math.min(answer.length, bodyOf(answer) + bytes));
        };
    }

    /** The server does what it is asked, and nobody hears of it. */
    static Spoiler lostAnswer() {
        return exchange -> exchange.ask(exchange.body);
    }

    static Spoiler silence(long milliseconds) {
        return exchange -> {
            try {
                Thread.sleep(milliseconds);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    static Spoiler damagedRequest() {
        return exchange -> {
            byte[] body = exchange.body.clone();
            body[body.length / 2] ^= 1;
            exchange.write(exchange.ask(body));
        };
    }

    static Spoiler damagedAnswer() {
        return exchange -> {
            byte[] answer = exchange.ask(exchange.body);
            answer[(bodyOf(answer) + answer.length) / 2] ^= 1;
            exchange.write(answer);
        };
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    private void serve() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                Thread thread = new Thread(() -> serve(socket), "faulty-proxy-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                if (!listening.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            String head = head(socket.getInputStream());
            if (head.isEmpty()) {
                return;
            }
            String line = head.lines().findFirst().orElseThrow();
            requests.add(line);
            Spoiler spoiler = faults.stream()
                    .filter(fault -> fault.applies(line))
                    .findFirst()
                    .map(fault -> fault.spoiler)
                    .orElse(exchange -> exchange.write(exchange.ask(exchange.body)));
            if (spoiler instanceof CutRequest cut) {
                socket.getInputStream().readNBytes(cut.after());
                socket.setSoLinger(true, 0); // a reset, not an orderly end
                return;
            }
            Matcher length = LENGTH.matcher(head);
            byte[] body = socket.getInputStream().readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
            spoiler.answer(new Exchange(server, head, body, socket.getOutputStream()));
        } catch (IOException e) {
            // The client has gone, which a test may want; it says by itself what it thinks of that.
            requests.add("broken: " + e.getMessage());
        }
    }

    /** The connection is reset after so many bytes of the request's body. */
    record CutRequest(int after) implements Spoiler {
        @Override
        public void answer(Exchange exchange) {
            throw new IllegalStateException("There is no answer to a request that was cut.");
        }
    }

    /** One request, read whole. */
    record Exchange(URI server, String head, byte[] body, OutputStream client) {
        byte[] ask(byte[] content) throws IOException {
            try (Socket socket = new Socket(server.getHost(), server.getPort())) {
                OutputStream out = socket.getOutputStream();
                String closing = head.replaceFirst("(?im)^connection:.*\r\n", "")
                        .replaceFirst("\r\n", "\r\nConnection: close\r\n");
                out.write(closing.getBytes(StandardCharsets.ISO_8859_1));
                out.write(content);
                out.flush();
                return socket.getInputStream().readAllBytes();
            }
        }

        void write(byte[] answer) throws IOException {
            write(answer, answer.length);
        }

        void write(byte[] answer, int length) throws IOException {
            client.write(answer, 0, length);
            client.flush();
        }
    }

    private static int bodyOf(byte[] answer) {
        return new String(answer, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.write(next);
            if (next == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
        }
        return "";
    }
}
