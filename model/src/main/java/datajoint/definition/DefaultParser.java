package datajoint.definition;

import datajoint.model.AttributeType;
import datajoint.model.AttributeType.Coded;
import datajoint.model.AttributeType.Core;
import datajoint.model.CoreType;
import datajoint.model.DefaultValue;
import datajoint.model.NativeTypes;
import datajoint.model.Quoted;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what stands between the equals sign and the colon. */
final class DefaultParser {
    private static final Pattern NOW = Pattern.compile("(?i)current_timestamp(\\(\\s*\\d*\\s*\\))?");
    private static final Pattern UPDATED = Pattern.compile("(?i)current_timestamp\\S*\\s+on\\s+update\\s.*");
    private static final Pattern NULL_CALL = Pattern.compile("(?i)null\\(.*");
    private static final Set<String> BYTES_CODECS = Set.of("blob", "attach", "hash", "object", "npy", "filepath");

    private final Span written;
    private final String name;
    private final AttributeType type;
    private final Grammar grammar;

    DefaultParser(Span written, String name, AttributeType type, Grammar grammar) {
        this.written = written;
        this.name = name;
        this.type = type;
        this.grammar = grammar;
    }

    /** Empty if nothing is written, as in Python. */
    Optional<DefaultValue> parse() {
        String text = written.text();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.equalsIgnoreCase("null")) {
            return Optional.of(new DefaultValue.Null());
        }
        if (holdsBytes() && grammar != Grammar.LEGACY) {
            throw written.mistake(
                    "An attribute of type %s has no default but null.".formatted(type.text()),
                    "Write %s = null : %s, or no default.".formatted(name, type.text()));
        }
        if (NOW.matcher(text).matches()) {
            return Optional.of(new DefaultValue.Expression(text));
        }
        if (UPDATED.matcher(text).matches()) {
            return Optional.of(updated(text));
        }
        if (NULL_CALL.matcher(text).matches()) {
            throw written.mistake("'%s' is no default.".formatted(text), "Write null.");
        }
        String value = Quoted.isQuote(text.charAt(0)) ? quoted(text) : bare(text);
        if (grammar == Grammar.LEGACY
                && NOW.matcher(value).matches()
                && type.text().toLowerCase(Locale.ROOT).contains("time")) {
            // What describe() of 0.14 writes for the clock with decimals.
            return Optional.of(new DefaultValue.Expression(value));
        }
        if (grammar == Grammar.LEGACY || !(type instanceof Core core)) {
            return Optional.of(new DefaultValue.Literal(value));
        }
        boolean inQuotes = Quoted.isQuote(text.charAt(0));
        return Optional.of(
                new DefaultValue.Literal(core.type().accept(new DefaultCheck(written, core.text(), value, inQuotes))));
    }

    private DefaultValue updated(String text) {
        if (grammar != Grammar.LEGACY) {
            throw written.mistake(
                    "'%s' changes the value behind the back of the program.".formatted(text),
                    "Write CURRENT_TIMESTAMP.");
        }
        return new DefaultValue.Expression(text);
    }

    private boolean holdsBytes() {
        if (type instanceof Core core) {
            return core.type() == CoreType.Simple.JSON || core.type() == CoreType.Simple.BYTES;
        }
        return type instanceof Coded coded ? BYTES_CODECS.contains(coded.codec()) : NativeTypes.isBinary(type.text());
    }

    private String quoted(String text) {
        Quoted quoted = Quoted.at(text, 0).orElseThrow();
        // Python reads two double quotes as two, SQL as one: nobody shall depend on either.
        boolean doubled = text.charAt(0) == '"'
                && text.length() > 2
                && text.substring(1, text.length() - 1).contains("\"\"");
        if (quoted.end() != text.length() || doubled) {
            throw written.mistake(
                    "%s is no text in quotes.".formatted(text),
                    "Write the text in one pair of quotes; a ' inside '...' is written twice, a \" needs '...' around it.");
        }
        return quoted.value();
    }

    private String bare(String text) {
        if (text.indexOf('"') >= 0 || text.indexOf('\'') >= 0) {
            throw written.mistake("The default %s has a quote inside.".formatted(text), "Put all of it into quotes.");
        }
        return text;
    }
}
