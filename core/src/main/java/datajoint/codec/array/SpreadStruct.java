package datajoint.codec.array;

import datajoint.codec.literal.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A structure that says where its fields are: {@code {'names': [..], 'formats': [..], 'offsets': [..], 'itemsize': 8}}. */
record SpreadStruct(Map<String, Literal> entries) {
    DType type() {
        List<Literal> names = items("names");
        List<Literal> formats = items("formats");
        List<Literal> offsets = items("offsets");
        if (names.size() != formats.size() || names.size() != offsets.size()) {
            throw DTypeParser.unknown(
                    "%d names, %d formats and %d offsets".formatted(names.size(), formats.size(), offsets.size()));
        }
        List<DType.Field> fields = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            fields.add(field(names.get(i), formats.get(i), offset(offsets.get(i))));
        }
        return DType.struct(fields, offset(entries.getOrDefault("itemsize", new Literal.None())));
    }

    private static DType.Field field(Literal name, Literal format, int offset) {
        if (!(name instanceof Literal.Text text)) {
            throw DTypeParser.unknown("The field name " + name);
        }
        if (format instanceof Literal.Tuple pair && pair.items().size() == 2) {
            return new DType.Field(
                    text.value(),
                    offset,
                    DTypeParser.of(pair.items().get(0)),
                    DTypeParser.shape(pair.items().get(1)));
        }
        return new DType.Field(text.value(), offset, DTypeParser.of(format), List.of());
    }

    private static int offset(Literal literal) {
        if (literal instanceof Literal.Whole whole && whole.value() >= 0 && whole.value() <= Integer.MAX_VALUE) {
            return (int) whole.value();
        }
        throw DTypeParser.unknown("An offset or size of " + literal);
    }

    private List<Literal> items(String key) {
        if (entries.get(key) instanceof Literal.Items items) {
            return items.items();
        }
        throw DTypeParser.unknown("A structure without " + key);
    }
}
