package datajoint.settings;

import datajoint.model.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A folder of secrets: {@code datajoint.json} with any keys, and files that hold one value and are named by their key,
 * such as {@code database.password}. The single file is the stronger of the two.
 */
final class SecretsFolder {
    private SecretsFolder() {}

    static Map<String, Entry> read(Path folder, List<String> notes) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Path file : files(folder)) {
            Admission single = new Admission(new Origin(Layer.SECRETS, file.toString()));
            single.admit(String.valueOf(file.getFileName()), TextFile.read(file).strip());
            entries.putAll(single.entries());
        }
        Path json = folder.resolve(ProjectFolder.FILE);
        if (Files.isRegularFile(json)) {
            Admission admission = new Admission(new Origin(Layer.SECRETS, json.toString()))
                    .admitAll(Flatten.of("", JsonTree.object(TextFile.read(json), json.toString()), json.toString()));
            admission.entries().forEach(entries::putIfAbsent);
            notes.addAll(admission.notes());
        }
        dropPlaceholders(entries, notes);
        return entries;
    }

    /** What the template wrote and nobody has filled in yet is no value. */
    private static void dropPlaceholders(Map<String, Entry> entries, List<String> notes) {
        entries.entrySet().removeIf(entry -> {
            boolean isPlaceholder = TemplateText.isPlaceholder(entry.getValue().value());
            if (isPlaceholder) {
                notes.add("%s: %s is still the template's; fill it in."
                        .formatted(entry.getValue().origin(), entry.getKey()));
            }
            return isPlaceholder;
        });
    }

    private static List<Path> files(Path folder) {
        Predicate<Path> isKey = file -> String.valueOf(file.getFileName()).matches("(database|stores)\\..+");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).filter(isKey).sorted().toList();
        } catch (IOException e) {
            throw new ConfigException("%s cannot be listed.".formatted(folder), "Check its rights.", e);
        }
    }
}
