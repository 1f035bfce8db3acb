package datajoint.codec;

import datajoint.model.CodecException;
import datajoint.store.ObjectPath;
import datajoint.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a codec left in a JSON column, read with suspicion: programs of many ages wrote there. */
public final class StoredJson {
    private final Map<?, ?> json;
    private final String where;

    private StoredJson(Map<?, ?> json, String where) {
        this.json = json;
        this.where = where;
    }

    /** @throws CodecException if the column holds no JSON object */
    public static StoredJson of(Object stored, CodecContext context) {
        if (stored instanceof Map<?, ?> json) {
            return new StoredJson(json, context.toString());
        }
        throw new CodecException(
                "%s holds no JSON object where a reference to a store should be: %s.".formatted(context, stored),
                "Look at the row; another program wrote it.");
    }

    /** The store that the row names, or the default one. */
    public Store storeOf(CodecContext context) {
        return context.stores().store(optionalText("store"));
    }

    /** Where the object lies. @throws CodecException if the row does not say, or names a place outside the store */
    public ObjectPath path() {
        return ObjectPath.of(text("path"));
    }

    public String text(String name) {
        return optionalText(name).orElseThrow(() -> missing(name, "a text"));
    }

    public Optional<String> optionalText(String name) {
        Object value = json.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text) {
            return Optional.of(text);
        }
        throw missing(name, "a text");
    }

    /** Lengths, as a shape has them. */
    public List<Integer> wholeNumbers(String name) {
        if (!(json.get(name) instanceof List<?> numbers)
                || !numbers.stream().allMatch(number -> number instanceof Integer length && length >= 0)) {
            throw missing(name, "a list of lengths");
        }
        return numbers.stream().map(Integer.class::cast).toList();
    }

    /** A value of any kind; empty for null. */
    public Optional<Object> value(String name) {
        return Optional.ofNullable(json.get(name));
    }

    public CodecException missing(String name, String expected) {
        return new CodecException(
                "%s: the reference %s has not %s as '%s'.".formatted(where, json, expected, name),
                "Look at the row; another program wrote it.");
    }
}
