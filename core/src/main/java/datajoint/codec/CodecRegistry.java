package datajoint.codec;

import datajoint.model.AttributeType;
import datajoint.model.CodecException;
import datajoint.model.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The codecs of one instance. Immutable: no global list, no registration by side effect. */
public final class CodecRegistry {
    private final Map<String, Codec> byName = new TreeMap<>();

    private CodecRegistry(Collection<? extends Codec> codecs) {
        for (Codec codec : codecs) {
            if (byName.put(codec.name(), codec) != null) {
                throw new CodecException(
                        "Two codecs are named <%s>.".formatted(codec.name()), "Rename one, or leave it out.");
            }
        }
    }

    public static CodecRegistry of(Collection<? extends Codec> codecs) {
        return new CodecRegistry(codecs);
    }

    public Codec codec(String name) {
        Codec codec = byName.get(name);
        if (codec == null) {
            throw new CodecException(
                    "No codec is named <%s>; the codecs here are %s.".formatted(name, byName.keySet()),
                    Nearest.hint(name, byName.keySet(), "Give it to the builder: DataJoint.builder().codec(...)."));
        }
        return codec;
    }

    /** The codecs that an attribute of this type goes through. */
    public CodecChain chain(AttributeType.Coded type) {
        List<Codec> chain = new ArrayList<>();
        Codec codec = codec(type.codec());
        while (true) {
            if (chain.contains(codec)) {
                throw new CodecException(
                        "%s goes through <%s> twice.".formatted(type.text(), codec.name()),
                        "Let the codec end in a core type.");
            }
            chain.add(codec);
            StoredAs next = codec.storedAs(type.inStore());
            if (next instanceof StoredAs.Column column) {
                return new CodecChain(chain, column.type());
            }
            codec = codec(((StoredAs.Through) next).codec());
        }
    }
}
