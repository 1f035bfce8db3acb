package datajoint.codec.literal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value that Python writes as a literal. */
public sealed interface Literal {
    record Text(String value) implements Literal {}

    record Whole(long value) implements Literal {}

    record Truth(boolean value) implements Literal {}

    record None() implements Literal {}

    record Items(List<Literal> items) implements Literal {
        public Items {
            items = List.copyOf(items);
        }
    }

    record Tuple(List<Literal> items) implements Literal {
        public Tuple {
            items = List.copyOf(items);
        }
    }

    /** A dict whose keys are texts, in order. */
    record Dict(Map<String, Literal> entries) implements Literal {
        public Dict {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }
    }

    /**
     * Reads one literal and nothing after it.
     *
     * @throws datajoint.model.DataException that says at which character it is none
     */
    static Literal parse(String text) {
        return new LiteralParser(text).whole();
    }

    /** A text as Python's {@code repr} writes it: {@code 'a'}, {@code "it's"}, {@code 'a\nb'}. */
    static String quoted(String text) {
        return Quotation.of(text);
    }
}
