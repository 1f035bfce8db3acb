package datajoint.definition;

import datajoint.definition.TableReference.ClassName;
import datajoint.definition.TableReference.Master;
import datajoint.definition.TableReference.StoredName;
import datajoint.model.DeclarationException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the name of a table apart. */
final class TableReferenceScanner {
    static final String STORED_TEXT = "`([^`]+)`(?:\\s*\\.\\s*`([^`]+)`)?|\"([^\"]+)\"(?:\\s*\\.\\s*\"([^\"]+)\")?";
    private static final Pattern STORED = Pattern.compile(STORED_TEXT);
    private static final Pattern DOTTED = Pattern.compile("[A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*)*");

    private TableReferenceScanner() {}

    static TableReference parse(String text) {
        return find(text)
                .orElseThrow(() -> new DeclarationException(
                        "'%s' names no table.".formatted(text),
                        "Write Session, Session.Trial, lab.Session or `lab`.`session`."));
    }

    static Optional<TableReference> find(String text) {
        if (text.equals("master")) {
            return Optional.of(new Master());
        }
        Matcher stored = STORED.matcher(text);
        if (stored.matches()) {
            String first = stored.group(1) != null ? stored.group(1) : stored.group(3);
            String second = stored.group(1) != null ? stored.group(2) : stored.group(4);
            return Optional.of(
                    second == null
                            ? new StoredName(Optional.empty(), first)
                            : new StoredName(Optional.of(first), second));
        }
        return DOTTED.matcher(text).matches() ? dotted(List.of(text.split("\\.", -1))) : Optional.empty();
    }

    /** The first word with a capital is the class; what stands before it is the module, what follows is a part. */
    private static Optional<TableReference> dotted(List<String> words) {
        int at = 0;
        while (at < words.size() - 1 && !Character.isUpperCase(words.get(at).charAt(0))) {
            at++;
        }
        if (words.size() - at > 2) {
            return Optional.empty();
        }
        Optional<String> module = at == 0 ? Optional.empty() : Optional.of(String.join(".", words.subList(0, at)));
        Optional<String> part = at + 1 < words.size() ? Optional.of(words.get(at + 1)) : Optional.empty();
        return Optional.of(new ClassName(module, words.get(at), part));
    }
}
