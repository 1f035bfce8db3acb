package datajoint.definition;

import datajoint.model.AttributeType;
import datajoint.model.DefaultValue;
import java.util.Optional;

/** {@code name = default : type  # comment}. */
public record AttributeLine(
        String name, AttributeType type, boolean inKey, Optional<DefaultValue> defaultValue, String comment)
        implements Line {

    public boolean nullable() {
        return defaultValue.filter(DefaultValue.Null.class::isInstance).isPresent();
    }
}
