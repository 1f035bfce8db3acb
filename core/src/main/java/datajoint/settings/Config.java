package datajoint.settings;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The settings of one instance, which the program may change while it runs. Safe for threads. */
public final class Config {
    private Settings current;

    public Config(Settings settings) {
        this.current = settings;
    }

    /** The settings as they are now. */
    public synchronized Settings settings() {
        return current;
    }

    /** {@code config.set("stores.main.partition_pattern", "{subject}")}, also where the store is not there yet. */
    public Config set(String key, Object value) {
        change(settings -> settings.with(key, value));
        return this;
    }

    public Optional<Object> get(String key) {
        return settings().value(key);
    }

    /** Takes back what {@link #set} did. */
    public Config reset(String key) {
        change(settings -> settings.without(key));
        return this;
    }

    /** Sets some keys until the scope is closed; for the whole instance, not for a thread. */
    public Scope override(Map<String, ?> values) {
        Map<String, Optional<Entry>> before = new LinkedHashMap<>();
        values.keySet().forEach(key -> before.put(key, runtime(key)));
        change(settings -> {
            Settings changed = settings;
            for (Map.Entry<String, ?> entry : values.entrySet()) {
                changed = changed.with(entry.getKey(), entry.getValue());
            }
            return changed;
        });
        return () -> before.forEach(this::restore);
    }

    public Scope override(String key, Object value) {
        return override(Map.of(key, value));
    }

    /**
     * Writes {@code datajoint.json} and {@code .secrets/datajoint.json} for a new project in this folder, and never over
     * what is there.
     */
    public TemplateReport saveTemplate(Path folder) {
        return SettingsTemplate.MINIMAL.write(folder);
    }

    /** The same, in the working folder. */
    public TemplateReport saveTemplate() {
        return saveTemplate(Path.of(""));
    }

    private synchronized void change(UnaryOperator<Settings> step) {
        current = step.apply(current);
    }

    private Optional<Entry> runtime(String key) {
        return settings().entry(key).filter(entry -> entry.origin().layer() == Layer.RUNTIME);
    }

    private void restore(String key, Optional<Entry> before) {
        before.ifPresentOrElse(entry -> set(key, entry.value()), () -> reset(key));
    }

    /** Ends an override. */
    @FunctionalInterface
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }

    @Override
    public String toString() {
        return settings().toString();
    }
}
