package datajoint;

import datajoint.settings.Settings;
import datajoint.store.Stores;
import java.util.List;

/** For tests of what needs no store. */
final class NoStores {
    private NoStores() {}

    static Stores create() {
        return new Stores(() -> Settings.defaults().stores(), List.of());
    }
}
