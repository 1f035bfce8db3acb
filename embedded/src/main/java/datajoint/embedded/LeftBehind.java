package datajoint.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A server that outlived its program, because that was killed: it is stopped before its data are used again. */
final class LeftBehind {
    private LeftBehind() {}

    static void stop(ServerProgram program, DataDirectory directory) {
        Path file = program.processFile(directory);
        if (Files.isRegularFile(file)) {
            List<String> lines = FileWork.result("read '" + file + "'", () -> Files.readAllLines(file));
            lines.stream()
                    .limit(1)
                    .map(String::strip)
                    .filter(text -> text.matches("\\d{1,9}"))
                    .map(text -> ProcessHandle.of(Long.parseLong(text)))
                    .flatMap(Optional::stream)
                    .filter(process -> worksIn(process, directory))
                    .forEach(process -> new ServerProcess(process).stop(program.stopSignal()));
            FileWork.step("delete '" + file + "'", () -> Files.deleteIfExists(file));
        }
    }

    /** The number may have gone to another process since. */
    private static boolean worksIn(ProcessHandle process, DataDirectory directory) {
        return process.info()
                .commandLine()
                .filter(line -> line.contains(directory.data().toString()))
                .isPresent();
    }
}
