package datajoint.migrate.verify;

/**
 * How far floating-point values may lie apart and still count as equal: by either bound.
 *
 * @param relative to the larger of the two
 * @param absolute in the unit of the values
 */
public record Tolerance(double relative, double absolute) {
    /** Bits count, and the sign of zero. */
    public static final Tolerance NONE = new Tolerance(0, 0);

    public Tolerance {
        if (!(relative >= 0) || !(absolute >= 0)) {
            throw new IllegalArgumentException("A tolerance is not negative: " + relative + ", " + absolute);
        }
    }

    public boolean isNone() {
        return equals(NONE);
    }

    boolean covers(double one, double other) {
        if (isNone()) {
            return Double.compare(one, other) == 0;
        }
        double apart = Math.abs(one - other);
        return apart <= absolute || apart <= relative * Math.max(Math.abs(one), Math.abs(other));
    }
}
