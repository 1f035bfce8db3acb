package datajoint.value;

import datajoint.codec.CodecChain;
import datajoint.codec.CodecContext;
import org.jspecify.annotations.Nullable;

/** Turns a value into what the column of a codec holds. */
public record CodedEncoder(CodecChain chain, CellEncoder column) {
    /** Refuses a value before anything is written for its row. */
    public void validate(Object value, CodecContext context) {
        chain.outermost().validate(value, context);
    }

    /** @return what the driver is given */
    public @Nullable Object encode(Object value, CodecContext context) {
        return column.encode(chain.encode(value, context));
    }
}
