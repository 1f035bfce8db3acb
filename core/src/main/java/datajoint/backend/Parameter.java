package datajoint.backend;

import datajoint.model.AttributeType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value for one {@code ?}, as the caller gave it.
 *
 * @param type of the attribute that it is compared with, where that is known: a uuid may be text, a truth value a number
 */
public record Parameter(@Nullable Object value, Optional<AttributeType> type) {

    public static Parameter of(@Nullable Object value) {
        return new Parameter(value, Optional.empty());
    }

    public static Parameter of(Object value, AttributeType type) {
        return new Parameter(value, Optional.of(type));
    }
}
