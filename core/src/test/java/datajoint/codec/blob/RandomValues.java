package datajoint.codec.blob;

import datajoint.codec.array.Complex;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * Values made by chance, of every kind that both languages can write and read. What one of them cannot is left out, and
 * {@link ReadOtherwiseTest} holds why.
 */
final class RandomValues {
    private static final int DEPTH = 3;
    private static final List<String> SPECIAL_DECIMALS = List.of(
            "NaN", "-NaN", "NaN12", "sNaN", "-sNaN7", "Infinity", "-Infinity", "-0", "-0.000", "-0E-10", "-0E+5");

    private final Random random;
    private final RandomArrays arrays;

    RandomValues(long seed) {
        this.random = new Random(seed);
        this.arrays = new RandomArrays(random, this);
    }

    Object next() {
        return value(DEPTH);
    }

    Object value(int depth) {
        if (depth == 0 || random.nextInt(3) > 0) {
            return random.nextInt(3) == 0 ? arrays.numbers() : scalar();
        }
        return switch (random.nextInt(9)) {
            case 0, 1 -> items(depth);
            case 2 -> new Tuple(items(depth));
            case 3 -> set(depth);
            case 4 -> map(depth);
            case 5 -> arrays.objects(depth);
            case 6 -> arrays.records(depth);
            case 7 -> arrays.cell(depth);
            default -> arrays.struct(depth);
        };
    }

    Object scalar() {
        return switch (random.nextInt(13)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextLong() >> random.nextInt(64);
            case 3 -> whole();
            case 4 -> fraction();
            case 5 -> new Complex(fraction(), fraction());
            case 6, 7 -> text(12);
            case 8 -> new Bytes(text(random.nextInt(50) == 0 ? 2000 : 12).getBytes(StandardCharsets.UTF_8));
            case 9 -> decimal();
            case 10 -> new UUID(random.nextLong(), random.nextLong());
            default -> moment();
        };
    }

    String text(int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most); i > 0; i--) {
            int point = random.nextInt(random.nextBoolean() ? 0x80 : random.nextBoolean() ? 0x10000 : 0x110000);
            text.appendCodePoint(point >= 0xd800 && point < 0xe000 ? 0 : point);
        }
        return text.toString();
    }

    private BigInteger whole() {
        int bits = random.nextInt(200) == 0 ? 20_000 : 200;
        BigInteger size = new BigInteger(64 + random.nextInt(bits), random).setBit(64);
        return random.nextBoolean() ? size : size.negate();
    }

    private double fraction() {
        return switch (random.nextInt(4)) {
            case 0 ->
                List.of(0.0, -0.0, 1.0, Double.MIN_VALUE, Double.NEGATIVE_INFINITY)
                        .get(random.nextInt(5));
            case 1 -> random.nextGaussian();
            // A NaN with a payload, quiet or signalling
            case 2 -> Double.longBitsToDouble(random.nextLong() | 0x7ff0_0000_0000_0000L);
            default -> Double.longBitsToDouble(random.nextLong());
        };
    }

    private Object decimal() {
        if (random.nextInt(4) == 0) {
            return new PythonDecimal(SPECIAL_DECIMALS.get(random.nextInt(SPECIAL_DECIMALS.size())));
        }
        int scale = random.nextInt(20) == 0 ? random.nextInt(2_000_000) - 1_000_000 : random.nextInt(20) - 5;
        return new BigDecimal(new BigInteger(random.nextInt(90), random), scale);
    }

    private Object moment() {
        LocalDate day = LocalDate.of(1, 1, 1).plusDays(random.nextInt(3_652_058));
        LocalTime time = LocalTime.ofNanoOfDay(1000L * (long) (random.nextDouble() * 86_400_000_000L));
        return switch (random.nextInt(3)) {
            case 0 -> day;
            case 1 -> time;
            default -> day.atTime(time);
        };
    }

    private List<Object> items(int depth) {
        List<Object> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            items.add(value(depth - 1));
        }
        return items;
    }

    private Set<Object> set(int depth) {
        return new LinkedHashSet<>(keys(depth));
    }

    private Map<Object, Object> map(int depth) {
        Map<Object, Object> map = new LinkedHashMap<>();
        keys(depth).forEach(key -> map.put(key, value(depth - 1)));
        return map;
    }

    /** Values of which Python finds no two equal, as it does 1, 1.0 and True. */
    private List<Object> keys(int depth) {
        List<Object> keys = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            Object key = key(depth);
            if (seen.add(PythonKey.of(key))) {
                keys.add(key);
            }
        }
        return keys;
    }

    private Object key(int depth) {
        int kind = random.nextInt(6);
        if (kind == 0 && depth > 1) {
            List<Object> items = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                items.add(key(depth - 1));
            }
            return new Tuple(items);
        }
        Object key = kind == 1 ? arrays.number() : kind == 2 ? text(5) : scalar();
        return key instanceof PythonDecimal special && special.text().contains("sNaN") ? "not hashable" : key;
    }
}
