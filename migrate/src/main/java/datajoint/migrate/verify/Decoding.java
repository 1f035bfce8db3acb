package datajoint.migrate.verify;

import datajoint.codec.CorruptBlobException;
import datajoint.codec.array.NdArray;
import datajoint.codec.blob.Blob;
import datajoint.migrate.digest.ValueForm;
import datajoint.migrate.plan.PlannedColumn;
import datajoint.migrate.plan.Transfer;
import java.util.Objects;
import java.util.Optional;

/** How values of a column in the table are decoded. */
enum Decoding {
    NONE,
    BLOB,
    ATTACH,
    /** Of a codec of the lab's own: a blob where it begins as one. */
    OWN;

    static Decoding of(PlannedColumn column) {
        boolean isBytes = ValueForm.of(column.sqlType()) == ValueForm.LONG_BYTES;
        if (!(column.transfer() instanceof Transfer.Same)
                || !isBytes
                || !column.type().startsWith("<")) {
            return NONE;
        }
        return switch (column.type()) {
            case "<blob>" -> BLOB;
            case "<attach>" -> ATTACH;
            default -> OWN;
        };
    }

    /** What is wrong with a value, if it cannot be decoded. */
    Optional<String> problem(byte[] stored) {
        if (this == ATTACH) {
            for (byte part : stored) {
                if (part == 0) {
                    return Optional.empty();
                }
            }
            return Optional.of("%d bytes hold no file name".formatted(stored.length));
        }
        if (this == BLOB || (this == OWN && Blob.isBlob(stored))) {
            try {
                Blob.decode(stored);
            } catch (CorruptBlobException e) {
                return Optional.of(e.problem());
            }
        }
        return Optional.empty();
    }

    /** True if two values are the same though their bytes are not: packed in another way, or close enough. */
    boolean same(byte[] one, byte[] other, Tolerance tolerance) {
        if (this == NONE || this == ATTACH || !Blob.isBlob(one) || !Blob.isBlob(other)) {
            return false;
        }
        try {
            Object mine = Blob.decode(one);
            Object theirs = Blob.decode(other);
            return Objects.equals(mine, theirs)
                    || (!tolerance.isNone()
                            && mine instanceof NdArray array
                            && theirs instanceof NdArray close
                            && array.isCloseTo(close, tolerance.relative(), tolerance.absolute()));
        } catch (CorruptBlobException e) {
            return false;
        }
    }
}
