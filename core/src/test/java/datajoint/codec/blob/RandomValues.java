package datajoint.codec.blob;

import datajoint.codec.array.Complex;
import datajoint.codec.array.NdArray;
import datajoint.codec.array.ObjectArray;
import datajoint.codec.array.RecordArray;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Values made by chance, of every kind that both languages can write and read. */
final class RandomValues {
    private final Random random;

    RandomValues(long seed) {
        this.random = new Random(seed);
    }

    Object next() {
        return value(3);
    }

    private Object value(int depth) {
        return switch (random.nextInt(depth > 0 ? 20 : 13)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextLong() >> random.nextInt(64);
            case 3 -> new BigInteger(64 + random.nextInt(200), random).setBit(64 + random.nextInt(100));
            case 4 -> Double.longBitsToDouble(random.nextLong());
            case 5 -> new Complex(random.nextGaussian(), random.nextGaussian());
            case 6 -> text();
            case 7 -> new Bytes(text().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            case 8 -> new BigDecimal(new BigInteger(random.nextInt(90), random), random.nextInt(20) - 5);
            case 9 -> new UUID(random.nextLong(), random.nextLong());
            case 10 -> moment();
            case 11 -> array();
            case 12 -> NdArray.of(new float[][][] {{{random.nextFloat()}, {Float.NaN}}});
            case 13, 14 -> items(depth);
            case 15 -> new Tuple(items(depth));
            case 16 -> set();
            case 17, 18 -> map(depth);
            default -> objects();
        };
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

    private Object array() {
        int rows = random.nextInt(4);
        int columns = 1 + random.nextInt(400);
        return switch (random.nextInt(5)) {
            case 0 -> NdArray.of(random.doubles(columns).toArray());
            case 1 -> NdArray.of(new int[rows][columns]);
            case 2 -> NdArray.of(random.longs(columns).toArray());
            case 3 -> NdArray.of(new boolean[] {random.nextBoolean(), true});
            default -> NdArray.of(new short[][] {{1, 2, (short) random.nextInt()}, {3, 4, 5}});
        };
    }

    private Object objects() {
        if (random.nextBoolean()) {
            return new ObjectArray(new int[] {2, 2}, List.of(text(), 1L, 2.5, text()));
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("x", NdArray.of(random.doubles(3).toArray()));
        fields.put("näme", ObjectArray.of(text(), text(), text()));
        return new RecordArray(fields);
    }

    private List<Object> items(int depth) {
        List<Object> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            items.add(value(depth - 1));
        }
        return items;
    }

    private Set<Object> set() {
        Set<Object> set = new LinkedHashSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            set.add(random.nextBoolean() ? (Object) random.nextLong() : text());
        }
        return set;
    }

    private Map<Object, Object> map(int depth) {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Object key = random.nextInt(4) == 0 ? Tuple.of(random.nextLong(), text()) : text();
            map.put(key, value(depth - 1));
        }
        return map;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            int point = random.nextInt(random.nextBoolean() ? 0x80 : 0x20000);
            text.appendCodePoint(point >= 0xd800 && point < 0xe000 ? 'x' : point);
        }
        return text.toString();
    }
}
