package datajoint.embedded;

import datajoint.model.ConnectionException;
import datajoint.model.DataJointException;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** A server process on a free port of 127.0.0.1, from its start until it is stopped and its lock released. */
final class RunningServer {
    private static final Duration START = Duration.ofMinutes(2);
    private static final int PORTS_TO_TRY = 3;

    private final ServerProgram program;
    private final DataDirectory directory;
    private final FileChannel lock;
    private final ProcessHandle process;
    private final ServerAddress address;
    private final Thread atExit;
    private final AtomicBoolean closed = new AtomicBoolean();

    private RunningServer(
            ServerProgram program, DataDirectory directory, FileChannel lock, ProcessHandle process, int port) {
        this.program = program;
        this.directory = directory;
        this.lock = lock;
        this.process = process;
        this.address = new ServerAddress("127.0.0.1", port, program.user(), directory.password());
        this.atExit = new Thread(this::stop, "stop " + program.name());
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    static RunningServer start(ServerProgram program, DataDirectory directory) {
        FileChannel lock = directory.lock();
        try {
            LeftBehind.stop(program, directory);
            if (!directory.isInitialised()) {
                FileWork.deleteTree(directory.data());
                program.initialise(directory);
                directory.markInitialised();
            }
            for (int attempt = 1; ; attempt++) {
                int port = freePort();
                Process process = launch(program, directory, port);
                if (becomesReady(program, directory, process, port)) {
                    return new RunningServer(program, directory, lock, process.toHandle(), port);
                }
                new ServerProcess(process.toHandle()).stop(program.stopSignal());
                if (attempt == PORTS_TO_TRY) {
                    throw didNotStart(program, directory);
                }
            }
        } catch (DataJointException e) {
            release(lock, directory);
            throw e;
        }
    }

    ServerAddress address() {
        return address;
    }

    void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException exiting) {
            // The program is ending: the hook runs, or has run, and finds nothing left to do.
            return;
        }
    }

    private void stop() {
        if (closed.compareAndSet(false, true)) {
            new ServerProcess(process).stop(program.stopSignal());
            release(lock, directory);
        }
    }

    private static void release(FileChannel lock, DataDirectory directory) {
        FileWork.step("release '" + directory.root() + "'", lock::close);
        if (directory.lifetime() == DataDirectory.Lifetime.TEMPORARY) {
            FileWork.deleteTree(directory.root());
        } else {
            FileWork.step("release '" + directory.root() + "'", () -> Files.deleteIfExists(directory.lockFile()));
        }
    }

    private static Process launch(ServerProgram program, DataDirectory directory, int port) {
        return FileWork.result(
                "start " + program.name(),
                () -> Command.builder(program.command(directory, port))
                        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                        .redirectErrorStream(true)
                        .redirectOutput(directory.log().toFile())
                        .start());
    }

    private static boolean becomesReady(ServerProgram program, DataDirectory directory, Process process, int port) {
        long end = System.nanoTime() + START.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            if (program.isReady(directory, port)) {
                return true;
            }
            ServerProcess.pause();
        }
        return false;
    }

    private static ConnectionException didNotStart(ServerProgram program, DataDirectory directory) {
        String log = FileWork.result("read the log", () -> Command.end(directory.log()));
        return new ConnectionException(
                "%s did not start in '%s':%n%s%n".formatted(program.name(), directory.root(), log),
                "Mend what its last lines say, or give it an empty directory.");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new ConnectionException("There is no free port on 127.0.0.1.", "Close other programs.", e);
        }
    }
}
