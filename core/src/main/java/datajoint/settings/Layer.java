package datajoint.settings;

import java.util.Locale;

/** Where a value may come from, strongest first. The order is the same for every key. */
public enum Layer {
    RUNTIME,
    ENVIRONMENT,
    FILE,
    SECRETS,
    DEFAULT;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
