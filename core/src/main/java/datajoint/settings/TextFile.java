package datajoint.settings;

import datajoint.model.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads one small file. */
final class TextFile {
    private TextFile() {}

    static String read(Path file) {
        try {
            String text = Files.readString(file);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (IOException e) {
            throw new ConfigException(
                    "%s cannot be read: %s.".formatted(file, e.getClass().getSimpleName()),
                    "Check that it is UTF-8 text and that you may read it.",
                    e);
        }
    }
}
