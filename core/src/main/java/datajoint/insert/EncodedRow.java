package datajoint.insert;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A row ready to be sent.
 *
 * @param given which attributes it has a cell for
 * @param bytes about how much it takes on the wire
 */
record EncodedRow(BitSet given, @Nullable Object[] cells, long bytes) {}
