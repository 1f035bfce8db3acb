package datajoint.codec.array;

/** Numbers of two bytes, which Java learns only after 17. */
final class Half {
    private Half() {}

    static float toFloat(short bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = (bits >> 10) & 0x1f;
        int fraction = bits & 0x3ff;
        if (exponent == 0x1f) {
            return Float.intBitsToFloat(sign | 0x7f800000 | (fraction << 13));
        }
        if (exponent == 0) {
            float value = fraction * 0x1p-24f;
            return sign == 0 ? value : -value;
        }
        return Float.intBitsToFloat(sign | ((exponent + 112) << 23) | (fraction << 13));
    }

    /** The nearest one; of two as near, the even one. */
    static short of(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = (bits >>> 16) & 0x8000;
        int rest = bits & 0x7fffffff;
        if (rest >= 0x7f800000) {
            int fraction = rest & 0x7fffff;
            return (short) (sign | 0x7c00 | (fraction == 0 ? 0 : Math.max(1, fraction >> 13)));
        }
        // Adding and taking away a number whose last place is that of the result rounds as the processor does.
        float magnitude = Float.intBitsToFloat(rest);
        if (magnitude < 0x1p-14f) {
            return (short) (sign | Math.round(rounded(magnitude, 0x1p-24f) * 0x1p24f));
        }
        int exponent = (rest >> 23) - 127;
        float place = Math.scalb(1f, exponent - 10);
        float whole = rounded(magnitude, place);
        if (whole >= 65536f) {
            return (short) (sign | 0x7c00);
        }
        int back = Float.floatToRawIntBits(whole);
        return (short) (sign | ((((back >> 23) - 112) << 10) | ((back >> 13) & 0x3ff)));
    }

    private static float rounded(float value, float place) {
        return (float) (Math.rint((double) value / place) * place);
    }
}
