package datajoint.settings;

import datajoint.model.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** The files of a new project. Writing never changes a file that is there, but for a line in {@code .gitignore}. */
public enum SettingsTemplate {
    /** The few keys that everybody sets. */
    MINIMAL(TemplateText.MINIMAL),
    /** All keys with their defaults, and two stores as an example. */
    FULL(TemplateText.FULL);

    private final String text;

    SettingsTemplate(String text) {
        this.text = text;
    }

    /** Writes the files into a folder, which is made if it is not there. */
    public TemplateReport write(Path folder) {
        List<Path> written = new ArrayList<>();
        List<Path> kept = new ArrayList<>();
        Path secrets = folder.resolve(ProjectFolder.SECRETS);
        try {
            Files.createDirectories(folder);
            // The line first: there is no moment in which git could see a secret.
            ignoreSecrets(folder, written, kept);
            if (!Files.isDirectory(secrets)) {
                Files.createDirectory(secrets);
                restrict(secrets, "rwx------");
            }
            if (create(secrets.resolve(ProjectFolder.FILE), TemplateText.SECRETS, written, kept)) {
                restrict(secrets.resolve(ProjectFolder.FILE), "rw-------");
            }
            create(folder.resolve(ProjectFolder.FILE), text, written, kept);
        } catch (IOException e) {
            throw new ConfigException(
                    "The template cannot be written to %s: %s.".formatted(folder, e.getMessage()),
                    "Choose a folder that you may write to.",
                    e);
        }
        return new TemplateReport(written, kept);
    }

    private static boolean create(Path file, String content, List<Path> written, List<Path> kept) throws IOException {
        if (Files.exists(file)) {
            kept.add(file);
            return false;
        }
        Files.writeString(file, content, StandardOpenOption.CREATE_NEW);
        written.add(file);
        return true;
    }

    private static void ignoreSecrets(Path folder, List<Path> written, List<Path> kept) throws IOException {
        Path file = folder.resolve(".gitignore");
        String before = Files.exists(file) ? Files.readString(file) : "";
        boolean isThere = before.lines()
                .map(String::strip)
                .anyMatch(line -> line.matches("/?" + ProjectFolder.SECRETS.replace(".", "\\.") + "/?"));
        if (isThere) {
            kept.add(file);
            return;
        }
        String line = before.isEmpty() || before.endsWith("\n") ? ".secrets/\n" : "\n.secrets/\n";
        Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        written.add(file);
    }

    private static void restrict(Path path, String rights) throws IOException {
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
        }
    }
}
