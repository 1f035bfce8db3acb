package datajoint.migrate.truth;

import com.fasterxml.jackson.databind.ObjectMapper;
import datajoint.codec.Codec;
import datajoint.codec.CodecContext;
import datajoint.codec.StoredAs;
import datajoint.codec.blob.Attachment;
import datajoint.codec.blob.Bytes;
import datajoint.codec.object.ObjectRef;
import datajoint.model.CoreType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What takes the place of the adapters of the fixture "stores"; read only. */
public record AdaptedCodec(String name, Function<Boolean, StoredAs> stored, Function<Object, Object> reading)
        implements Codec {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** All adapters of the fixtures. */
    public static List<Codec> all() {
        return List.of(
                new AdaptedCodec("graph", inStore -> new StoredAs.Through("blob"), value -> value),
                new AdaptedCodec(
                        "graph_file",
                        inStore -> new StoredAs.Through("blob"),
                        value -> ((Map<?, ?>) value).get("edges")),
                new AdaptedCodec(
                        "json_text",
                        inStore -> new StoredAs.Column(new CoreType.TextType(2000, true)),
                        value -> parsed(((String) value).getBytes(java.nio.charset.StandardCharsets.UTF_8))),
                new AdaptedCodec(
                        "inches",
                        inStore -> new StoredAs.Column(new CoreType.FloatType(32)),
                        value -> ((Number) value).doubleValue() * 2.54),
                new AdaptedCodec(
                        "layout",
                        inStore -> new StoredAs.Through("filepath"),
                        value -> parsed(((ObjectRef) value).read())),
                new AdaptedCodec(
                        "doc",
                        inStore -> new StoredAs.Through("attach"),
                        value -> new Bytes(((Attachment) value).content())));
    }

    @Override
    public StoredAs storedAs(boolean inStore) {
        return stored.apply(inStore);
    }

    @Override
    public Object encode(Object value, CodecContext context) {
        throw new UnsupportedOperationException("These codecs only read.");
    }

    @Override
    public Object decode(Object value, CodecContext context) {
        return reading.apply(value);
    }

    private static Object parsed(byte[] json) {
        try {
            return JSON.readValue(json, Object.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
