package datajoint.definition;

import datajoint.model.AttributeType;
import datajoint.model.AttributeTypes;

/** Reads the type of an attribute, or says what to write in its place. */
final class TypeParser {
    private TypeParser() {}

    static AttributeType parse(Span written, String name, Grammar grammar) {
        String text = written.text();
        if (written.isEmpty()) {
            throw written.mistake(
                    "The type of '%s' is missing.".formatted(name), "Write a type after the colon, such as int32.");
        }
        return (grammar == Grammar.LEGACY ? AttributeTypes.parseLegacy(text) : AttributeTypes.parse(text))
                .orElseThrow(
                        () -> written.mistake("There is no type '%s'.".formatted(text), TypeAdvice.of(text, name)));
    }
}
