package datajoint.settings;

/** How previews and diagrams look. */
public record DisplaySettings(Settings settings) {
    public int limit() {
        return settings.require(SettingKeys.DISPLAY_LIMIT);
    }

    public int width() {
        return settings.require(SettingKeys.DISPLAY_WIDTH);
    }

    public boolean showTupleCount() {
        return settings.require(SettingKeys.SHOW_TUPLE_COUNT);
    }

    /** {@code LR} or {@code TB}. */
    public String diagramDirection() {
        return settings.require(SettingKeys.DIAGRAM_DIRECTION);
    }

    /** {@code auto}, {@code light} or {@code dark}. */
    public String diagramTheme() {
        return settings.require(SettingKeys.DIAGRAM_THEME);
    }
}
