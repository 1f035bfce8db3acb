package datajoint.definition;

import datajoint.model.AttributeType;
import datajoint.model.AttributeType.Core;
import datajoint.model.CoreType;
import datajoint.model.DefaultValue;
import datajoint.model.Names;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code name = default : type  # comment}. */
final class AttributeParser {
    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*");
    private static final Pattern NAME_BY_HAND = Pattern.compile("[A-Za-z_]\\w*");
    private static final int LONGEST_NAME = 64;
    private static final String FORM = "An attribute is written name : type  # comment.";

    private final SourceLine line;
    private final LineScanner scanner;
    private final boolean inKey;
    private final Grammar grammar;

    AttributeParser(SourceLine line, boolean inKey, Grammar grammar) {
        this.line = line;
        this.scanner = new LineScanner(line);
        this.inKey = inKey;
        this.grammar = grammar;
    }

    AttributeLine parse() {
        String name = name();
        Optional<Span> written = scanner.accept('=') ? Optional.of(scanner.upTo(":")) : Optional.empty();
        if (!scanner.accept(':')) {
            throw scanner.atEnd() && written.isPresent()
                    ? scanner.here("The type is missing after the default.", "Write name = default : type.")
                    : scanner.rest("A colon has to stand before the type of '%s'.".formatted(name), colonRemedy(name));
        }
        Span typeText = scanner.upTo("#");
        AttributeType type = TypeParser.parse(typeText, name, grammar);
        refuseInKey(type, typeText);
        Optional<DefaultValue> value = written.flatMap(text -> new DefaultParser(text, name, type, grammar).parse());
        if (inKey && value.filter(DefaultValue.Null.class::isInstance).isPresent() && grammar != Grammar.LEGACY) {
            throw written.orElseThrow()
                    .mistake(
                            "Attribute '%s' belongs to the key and cannot be null.".formatted(name),
                            "Take '= null' away, or move the attribute below ---.");
        }
        return new AttributeLine(name, type, inKey, value, comment());
    }

    private String name() {
        String name = scanner.word();
        Span span = scanner.span(0, scanner.position());
        boolean isName =
                (grammar == Grammar.LEGACY ? NAME_BY_HAND : NAME).matcher(name).matches();
        if (name.isEmpty() || (!isName && !isFollowed())) {
            throw line.mistake(0, line.text().length(), "This is no attribute, no reference and no index.", FORM);
        }
        if (!isName) {
            throw span.mistake(
                    "'%s' is no name for an attribute: small letters, digits and underscores, no digit first."
                            .formatted(name),
                    suggestion(name));
        }
        if (name.startsWith("_") && grammar == Grammar.CURRENT) {
            throw span.mistake(
                    "'%s' begins with an underscore; such names belong to the platform.".formatted(name),
                    "Write %s."
                            .formatted(
                                    name.replaceFirst("^_+", "").isEmpty()
                                            ? "another name"
                                            : name.replaceFirst("^_+", "")));
        }
        if (name.length() > LONGEST_NAME) {
            throw span.mistake(
                    "The name is %d letters long; databases take %d.".formatted(name.length(), LONGEST_NAME),
                    "Write %s.".formatted(name.substring(0, LONGEST_NAME)));
        }
        return name;
    }

    /** By what makes a line an attribute; otherwise it is something else altogether. */
    private boolean isFollowed() {
        return scanner.skipBlanks().peek() == ':' || scanner.peek() == '=';
    }

    private static String suggestion(String name) {
        String small = Names.toSnake(name).replaceAll("[^a-z0-9_]", "").replaceFirst("^[0-9]+", "");
        return small.isEmpty() || small.equals("_") ? FORM : "Write %s.".formatted(small);
    }

    private String colonRemedy(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "unique", "index", "key" -> "An index is written index(name) or unique index(name); " + FORM;
            case "foreign", "primary" -> "Key attributes stand above ---, references are written -> Table; " + FORM;
            default -> FORM;
        };
    }

    /** Bytes and documents cannot be compared, so no database finds a row by them. */
    private void refuseInKey(AttributeType type, Span written) {
        if (inKey
                && grammar != Grammar.LEGACY
                && type instanceof Core core
                && (core.type() == CoreType.Simple.JSON || core.type() == CoreType.Simple.BYTES)) {
            throw written.mistake(
                    "An attribute of type %s cannot belong to the key.".formatted(type.text()),
                    "Move it below ---, or use a type that can be compared, such as varchar(32) or uuid.");
        }
    }

    private String comment() {
        int hash = scanner.position();
        String comment = scanner.comment(FORM);
        if (comment.startsWith(":")) {
            int colon = line.text().indexOf(':', hash);
            throw line.mistake(
                    colon,
                    colon + 1,
                    "A comment cannot begin with a colon.",
                    "Take the colon away: colons mark types in the comments of the database.");
        }
        return comment;
    }
}
