package datajoint.settings;

import java.time.Duration;
import java.util.Optional;

/** How populate and its job tables behave. */
public record JobsSettings(Settings settings) {
    public boolean autoRefresh() {
        return settings.require(SettingKeys.AUTO_REFRESH);
    }

    public boolean keepCompleted() {
        return settings.require(SettingKeys.KEEP_COMPLETED);
    }

    public Duration staleTimeout() {
        return Duration.ofSeconds(settings.require(SettingKeys.STALE_TIMEOUT));
    }

    public int defaultPriority() {
        return settings.require(SettingKeys.DEFAULT_PRIORITY);
    }

    /** {@code git} or {@code none}. */
    public Optional<String> versionMethod() {
        return settings.value(SettingKeys.VERSION_METHOD);
    }

    public boolean addJobMetadata() {
        return settings.require(SettingKeys.ADD_JOB_METADATA);
    }

    public boolean allowNewPrimaryKeyFields() {
        return settings.require(SettingKeys.ALLOW_NEW_PK_FIELDS);
    }
}
