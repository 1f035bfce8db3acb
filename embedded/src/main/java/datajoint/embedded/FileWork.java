package datajoint.embedded;

import datajoint.model.DataJointException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Work on files whose failure becomes an error of this library that says what was tried. */
interface FileWork<T> {
    T run() throws IOException;

    /** Work without a result. */
    interface Step {
        void run() throws IOException;
    }

    /** @param what completes "Cannot ..." */
    static <T> T result(String what, FileWork<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new DataJointException(
                    "Cannot %s: %s.".formatted(what, e), "Check that the folder is writable and has free space.", e);
        }
    }

    /** @param what completes "Cannot ..." */
    static void step(String what, Step step) {
        result(what, () -> {
            step.run();
            return true;
        });
    }

    /** Deletes a folder with all that is in it; one that is not there is fine. */
    static void deleteTree(Path folder) {
        if (Files.exists(folder)) {
            step(
                    "delete '" + folder + "'",
                    () -> Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                            Files.delete(file);
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult postVisitDirectory(Path inner, @Nullable IOException e)
                                throws IOException {
                            if (e != null) {
                                throw e;
                            }
                            Files.delete(inner);
                            return FileVisitResult.CONTINUE;
                        }
                    }));
        }
    }
}
