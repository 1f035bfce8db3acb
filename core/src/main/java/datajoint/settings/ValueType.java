package datajoint.settings;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What values a key takes. A value from a file has the type that JSON gave it; one from the environment is text.
 *
 * @param expected completes "must be ..."
 */
record ValueType<T>(Class<T> javaType, String expected, Function<Object, Optional<T>> reader) {
    static final ValueType<String> TEXT = new ValueType<>(
            String.class,
            "text",
            given -> Optional.of(given).filter(String.class::isInstance).map(String.class::cast));

    static final ValueType<Secret> SECRET = new ValueType<>(
            Secret.class,
            "text",
            given -> given instanceof Secret secret
                    ? Optional.of(secret)
                    : TEXT.reader().apply(given).map(Secret::of));

    static final ValueType<Boolean> BOOLEAN = new ValueType<>(Boolean.class, "true or false", ValueType::bool);

    static final ValueType<Tls> TLS =
            new ValueType<>(Tls.class, "true, false, disable, prefer, require or verify", ValueType::tls);

    static final ValueType<String> LOG_LEVEL = choice("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL");

    @SuppressWarnings({"unchecked", "rawtypes"}) // a class literal cannot carry type arguments
    static final ValueType<Map<String, Object>> OBJECT =
            new ValueType<>((Class<Map<String, Object>>) (Class) Map.class, "a JSON object", ValueType::object);

    /** Any JSON value: what a key of the user's own, or of a plug-in's store, may hold. */
    static final ValueType<Object> ANY = new ValueType<>(Object.class, "a value", Optional::of);

    static ValueType<Integer> integer(int least, int most) {
        String expected = most == Integer.MAX_VALUE
                ? "a whole number from %d".formatted(least)
                : "a whole number from %d to %d".formatted(least, most);
        return new ValueType<>(
                Integer.class,
                expected,
                given -> whole(given)
                        .filter(number -> number.compareTo(BigInteger.valueOf(least)) >= 0)
                        .filter(number -> number.compareTo(BigInteger.valueOf(most)) <= 0)
                        .map(BigInteger::intValue));
    }

    /** One of some words; case does not matter. */
    static ValueType<String> choice(String... words) {
        List<String> all = List.of(words);
        return new ValueType<>(
                String.class,
                "one of " + String.join(", ", all),
                given -> all.stream()
                        .filter(word -> given instanceof String text && word.equalsIgnoreCase(text.strip()))
                        .findFirst());
    }

    Optional<T> read(Object given) {
        return reader.apply(given);
    }

    private static Optional<Boolean> bool(Object given) {
        if (given instanceof Boolean flag) {
            return Optional.of(flag);
        }
        return switch (String.valueOf(given).strip().toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "on", "t", "y" -> Optional.of(true);
            case "false", "0", "no", "off", "f", "n" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<Tls> tls(Object given) {
        if (given instanceof Tls mode) {
            return Optional.of(mode);
        }
        for (Tls mode : Tls.values()) {
            if (given instanceof String text && mode.name().equalsIgnoreCase(text.strip())) {
                return Optional.of(mode);
            }
        }
        return bool(given).map(flag -> flag ? Tls.REQUIRE : Tls.DISABLE);
    }

    private static Optional<BigInteger> whole(Object given) {
        if (given instanceof Boolean || given instanceof BigDecimal || given instanceof Double) {
            return Optional.empty();
        }
        String text = String.valueOf(given).strip();
        return text.matches("-?\\d{1,20}") ? Optional.of(new BigInteger(text)) : Optional.empty();
    }

    private static Optional<Map<String, Object>> object(Object given) {
        if (given instanceof Map<?, ?> map) {
            return Optional.of(JsonTree.copy(map));
        }
        return given instanceof String text ? JsonTree.object(text) : Optional.empty();
    }
}
