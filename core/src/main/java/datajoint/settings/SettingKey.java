package datajoint.settings;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One key of the configuration: its name as in {@code datajoint.json}, its type and its default.
 *
 * @param shortVariable the environment variable that Python knows, if it has its own name
 * @param about one line for the documentation
 */
public record SettingKey<T>(
        String name, ValueType<T> type, Optional<T> defaultValue, Optional<String> shortVariable, String about) {

    static <T> SettingKey<T> withDefault(String name, ValueType<T> type, T defaultValue, String about) {
        return new SettingKey<>(name, type, Optional.of(defaultValue), Optional.empty(), about);
    }

    static <T> SettingKey<T> optional(String name, ValueType<T> type, String about) {
        return new SettingKey<>(name, type, Optional.empty(), Optional.empty(), about);
    }

    SettingKey<T> variable(String variable) {
        return new SettingKey<>(name, type, defaultValue, Optional.of(variable), about);
    }

    /** The environment variables that set it, strongest first: {@code DJ_HOST}, {@code DJ_DATABASE_HOST}. */
    public List<String> variables() {
        return Stream.concat(shortVariable.stream(), Stream.of(KeyNames.variable(name)))
                .distinct()
                .toList();
    }

    /** What values it takes, in words. */
    public String expected() {
        return type.expected();
    }

    public boolean isSecret() {
        return type.equals(ValueType.SECRET);
    }

    @Override
    public String toString() {
        return name;
    }
}
