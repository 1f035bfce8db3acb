package datajoint.definition;

import java.util.regex.Pattern;

/** Patterns of the elements of an index. */
final class IndexPatterns {
    static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*");
    static final Pattern CALL = Pattern.compile("\\w+\\s*\\((?!\\s*\\d+\\s*\\)).*\\)");
    static final Pattern JSON_PATH =
            Pattern.compile("([a-z_][a-z0-9_]*)\\.([\\w.*\\[\\]]+)(?::\\s*(\\w+(?:\\s*\\([\\d\\s,]+\\))?))?");

    private IndexPatterns() {}
}
