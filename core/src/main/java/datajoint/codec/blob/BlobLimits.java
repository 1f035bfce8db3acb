package datajoint.codec.blob;

/**
 * What a blob from an unknown writer may cost.
 *
 * @param decompressedBytes the most that a compressed blob may grow to
 * @param ratio how many times longer than its compressed form it may be, from 1 MiB on
 * @param depth how deep values may be nested
 */
public record BlobLimits(long decompressedBytes, int ratio, int depth) {
    /** 2 GiB, which is all that a Java array holds; zlib cannot do better than 1032 to 1. */
    public static final BlobLimits DEFAULT = new BlobLimits(Integer.MAX_VALUE - 16, 1032, 200);
}
