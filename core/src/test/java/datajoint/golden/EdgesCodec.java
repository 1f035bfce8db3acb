package datajoint.golden;

import datajoint.codec.Codec;
import datajoint.codec.CodecContext;
import datajoint.codec.StoredAs;
import java.util.Map;
import java.util.Objects;

/** What takes the place of the adapter that wrote {@code <edges>} under 0.14.6: a list within a dictionary. */
final class EdgesCodec implements Codec {
    @Override
    public String name() {
        return "edges";
    }

    @Override
    public StoredAs storedAs(boolean inStore) {
        return new StoredAs.Through("blob");
    }

    @Override
    public Object encode(Object value, CodecContext context) {
        return Map.of("edges", value);
    }

    @Override
    public Object decode(Object stored, CodecContext context) {
        return Objects.requireNonNull(((Map<?, ?>) stored).get("edges"));
    }
}
