package datajoint.fuzz;

import java.util.List;
import java.util.Random;

/** A decoder, and where its inputs come from. */
public interface FuzzTarget {
    String name();

    /** Well-formed inputs, which are then changed. */
    List<byte[]> seeds();

    /** An input made from the grammar of the format, with hostile values in it. */
    byte[] hostile(Random random);

    /** Decodes. What it throws, other than the error it may throw for any input, is a failure. */
    void decode(byte[] input);

    /** How many bytes {@link #decode} may allocate for this input. */
    long mayAllocate(byte[] input);
}
