package datajoint.model;

import java.util.List;
import java.util.OptionalInt;

/** A portable type: the same meaning on every backend. What a column of it looks like is the dialect's business. */
public sealed interface CoreType {

    <R> R accept(Visitor<R> visitor);

    /** {@code int8} to {@code int64} and {@code uint8} to {@code uint64}. */
    record IntegerType(int bits, boolean signed) implements CoreType {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** {@code float32} or {@code float64}. */
    record FloatType(int bits) implements CoreType {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** {@code decimal(precision, scale)}. */
    record DecimalType(int precision, int scale) implements CoreType {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** The core types without parameters that are neither numbers nor text. */
    enum Simple implements CoreType {
        BOOL,
        UUID,
        JSON,
        BYTES,
        DATE;

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** {@code datetime} or {@code datetime(n)}, without time zone; n is the number of decimals of a second. */
    record DatetimeType(OptionalInt fraction) implements CoreType {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** {@code char(n)} or {@code varchar(n)}; n counts characters. */
    record TextType(int length, boolean varying) implements CoreType {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** {@code enum('a', 'b')}; the order of the members is kept. */
    record EnumType(List<String> members) implements CoreType {
        public EnumType {
            members = List.copyOf(members);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** One method per case and no default: a forgotten type is a compile error. */
    interface Visitor<R> {
        R visit(IntegerType type);

        R visit(FloatType type);

        R visit(DecimalType type);

        R visit(Simple type);

        R visit(DatetimeType type);

        R visit(TextType type);

        R visit(EnumType type);
    }
}
