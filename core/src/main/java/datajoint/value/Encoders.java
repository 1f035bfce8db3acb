package datajoint.value;

import datajoint.codec.CodecChain;
import datajoint.codec.CodecRegistry;
import datajoint.model.Attribute;
import datajoint.model.AttributeType;
import datajoint.model.CoreType;
import datajoint.model.DataException;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Chooses the encoder of an attribute, once for a whole insert. */
public final class Encoders {
    private final Wire wire;
    private final CodecRegistry codecs;

    public Encoders(Wire wire, CodecRegistry codecs) {
        this.wire = wire;
        this.codecs = codecs;
    }

    public CellEncoder of(Attribute attribute) {
        return attribute.type() instanceof AttributeType.Core core
                ? ofCore(core.type())
                : ofKind(Kind.of(attribute.type()));
    }

    /** For an attribute with a codec, which may want to know the row. */
    public CodedEncoder of(AttributeType.Coded type) {
        CodecChain chain = codecs.chain(type);
        return new CodedEncoder(chain, ofCore(chain.column()));
    }

    private CellEncoder ofCore(CoreType type) {
        if (type instanceof CoreType.IntegerType integer) {
            return new IntegerEncoder(integer);
        }
        if (type instanceof CoreType.TextType text) {
            return new TextEncoder(text.length());
        }
        if (type instanceof CoreType.EnumType members) {
            return value -> member(members.members(), value);
        }
        if (type instanceof CoreType.DecimalType decimal) {
            return value -> Numbers.decimal(value)
                    .map(number -> (Object) Numbers.fit(number, decimal))
                    .orElse(null);
        }
        return ofKind(Kind.of(new AttributeType.Core(type, "")));
    }

    private CellEncoder ofKind(Kind kind) {
        return switch (kind) {
            case INTEGER, LONG, BIG_INTEGER -> new IntegerEncoder(new CoreType.IntegerType(128, true));
            case FLOAT ->
                value -> Numbers.fraction(value, wire)
                        .map(number -> (Object) number.floatValue())
                        .orElse(null);
            case DOUBLE ->
                value -> Numbers.fraction(value, wire)
                        .map(number -> (Object) number)
                        .orElse(null);
            case DECIMAL ->
                value -> Numbers.decimal(value).map(number -> (Object) number).orElse(null);
            case BOOLEAN ->
                value -> wire == Wire.MYSQL ? (Object) (Scalars.bool(value) ? 1 : 0) : (Object) Scalars.bool(value);
            case UUID -> value -> wire == Wire.MYSQL ? Uuids.toBytes(Scalars.uuid(value)) : Scalars.uuid(value);
            case JSON -> JsonValues::text;
            case BYTES -> Scalars::bytes;
            case DATE -> Times::date;
            case DATETIME -> Times::datetime;
            case TIME -> value -> wire == Wire.MYSQL ? Times.span(value) : Times.time(value);
            case CHAR, TEXT -> new TextEncoder(Integer.MAX_VALUE);
            case CODED, COMPUTED -> value -> value;
        };
    }

    /** A bound value of a condition whose attribute is not known: as it is, but for the types that no driver knows. */
    public Object free(Object value) {
        if (value instanceof java.util.UUID uuid) {
            return wire == Wire.MYSQL ? Uuids.toBytes(uuid) : uuid;
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof Character || value instanceof CharSequence) {
            return value.toString();
        }
        return value;
    }

    /** A bound value of a condition on an attribute, which need not be in the range of the attribute. */
    public @Nullable Object compared(AttributeType type, Object value) {
        Kind kind = Kind.of(type);
        return switch (kind) {
            case BOOLEAN, UUID, JSON, TIME -> ofKind(kind).encode(value);
            case FLOAT -> value instanceof Number number ? (Object) number.floatValue() : free(value);
            case CHAR, TEXT -> value instanceof Number ? value.toString() : free(value);
            default -> free(value);
        };
    }

    private static Object member(Collection<String> members, Object value) {
        String text = value instanceof Enum<?> constant ? constant.name() : Scalars.text(value);
        Optional<String> exact = members.stream().filter(text::equals).findFirst();
        if (exact.isPresent()) {
            return exact.get();
        }
        if (value instanceof Enum<?>) {
            Optional<String> other =
                    members.stream().filter(text::equalsIgnoreCase).findFirst();
            if (other.isPresent()) {
                return other.get();
            }
        }
        throw new DataException(
                "'%s' is not a member of the enum %s".formatted(text, members), "Give one of the members.");
    }
}
