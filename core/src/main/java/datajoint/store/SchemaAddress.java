package datajoint.store;

import datajoint.model.TableName;
import datajoint.settings.StoreSpec;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of objects that belong to one row, which a person can read:
 * {@code _schema/lab/session/mouse_id=3/session_date=2024-05-06/raw_x8Fb-0Qe.npy}. Shared with Python. The last part has
 * random letters, so that no two writes meet and no name comes back.
 */
public final class SchemaAddress {
    private static final Pattern MARK = Pattern.compile("\\{(\\w+)\\}");
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final int LEAST_LETTERS = 4;
    private static final int MOST_LETTERS = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SchemaAddress() {}

    /**
     * A new name.
     *
     * @param key the primary key of the row, in order
     * @param extension with or without its dot; "" for none
     */
    public static ObjectPath next(
            StoreSpec spec, TableName table, Map<String, Object> key, String attribute, String extension) {
        String end = extension.isEmpty() || extension.startsWith(".") ? extension : "." + extension;
        return ObjectPath.of(String.join("/", folders(spec, table, key)) + "/" + attribute + "_" + token(spec) + end);
    }

    private static List<String> folders(StoreSpec spec, TableName table, Map<String, Object> key) {
        List<String> folders = new ArrayList<>();
        if (!spec.schemaPrefix().isEmpty()) {
            folders.add(spec.schemaPrefix());
        }
        Map<String, Object> rest = new LinkedHashMap<>(key);
        Matcher marks = MARK.matcher(spec.partitionPattern().orElse(""));
        while (marks.find()) {
            Object value = rest.remove(marks.group(1));
            if (value != null) {
                folders.add(marks.group(1) + "=" + PathText.of(value));
            }
        }
        folders.add(table.schema());
        folders.add(table.table());
        rest.forEach((name, value) -> folders.add(name + "=" + PathText.of(value)));
        return folders;
    }

    private static String token(StoreSpec spec) {
        int length = Math.max(LEAST_LETTERS, Math.min(MOST_LETTERS, spec.tokenLength()));
        StringBuilder token = new StringBuilder();
        for (int i = 0; i < length; i++) {
            token.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return token.toString();
    }
}
