package datajoint.model;

import java.util.Locale;
import java.util.Optional;

/** What an attribute holds, in the words of the definition. {@link AttributeTypes} reads one from text. */
public sealed interface AttributeType {
    /** The type as it was written, blanks included; where Python refuses a spelling, the nearest one that it takes. */
    String text();

    /** The type as the column comment carries it between two colons, shared with Python; native types leave no mark. */
    default Optional<String> mark() {
        return Optional.of(text());
    }

    /** True when the server counts the values up: {@code int32 auto_increment}, {@code serial}. */
    default boolean isAutoIncrement() {
        String words = text().toLowerCase(Locale.ROOT);
        return words.endsWith(" auto_increment") || words.equals("serial");
    }

    /** A portable type, such as {@code int32} or {@code varchar(32)}. */
    record Core(CoreType type, String text) implements AttributeType {
        /** Without {@code auto_increment}, which Python does not know on a core type and the column itself tells. */
        @Override
        public Optional<String> mark() {
            return Optional.of(
                    isAutoIncrement() ? text.substring(0, text.lastIndexOf(' ')).strip() : text);
        }
    }

    /** A type of one backend, passed on as written, such as {@code mediumtext} or {@code int unsigned}. */
    record Native(String text) implements AttributeType {
        @Override
        public Optional<String> mark() {
            return Optional.empty();
        }
    }

    /** A codec: {@code <blob>} in the table, {@code <npy@>} in the default store, {@code <npy@raw>} in a named one. */
    record Coded(String codec, boolean inStore, Optional<String> store, String text) implements AttributeType {}

    /** A spelling of DataJoint 0.14 that has to be migrated before it can be declared: {@code blob@raw}, {@code attach}. */
    record Legacy(String text) implements AttributeType {}

    /** What an expression of a query gives; the server alone knows its type. */
    record Computed() implements AttributeType {
        @Override
        public String text() {
            return "expression";
        }

        @Override
        public Optional<String> mark() {
            return Optional.empty();
        }
    }
}
