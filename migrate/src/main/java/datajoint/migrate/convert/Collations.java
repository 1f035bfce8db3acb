package datajoint.migrate.convert;

import datajoint.database.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The collations of another server that take the place of those it does not know: MySQL and MariaDB name theirs each. */
final class Collations {
    private static final List<String> NEAREST =
            List.of("utf8mb4_0900_ai_ci", "utf8mb4_uca1400_ai_ci", "utf8mb4_unicode_520_ci", "utf8mb4_unicode_ci");

    private final Set<String> known;
    private final boolean isSame;
    private final List<String> notes;

    private Collations(Set<String> known, boolean isSame, List<String> notes) {
        this.known = known;
        this.isSame = isSame;
        this.notes = notes;
    }

    /** For tables that stay on their server. */
    static Collations same() {
        return new Collations(Set.of(), true, List.of());
    }

    /** @param notes takes a sentence for each collation that is replaced */
    static Collations of(Database target, List<String> notes) {
        boolean isMariaDb = target.backend().product().startsWith("MariaDB");
        String sql = isMariaDb
                ? "SELECT full_collation_name FROM information_schema.collation_character_set_applicability"
                : "SELECT collation_name FROM information_schema.collations";
        Set<String> known = target.connections().use("Asking for collations", connection -> {
            Set<String> names = new HashSet<>();
            try (PreparedStatement select = connection.prepareStatement(sql);
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
            return names;
        });
        return new Collations(known, false, notes);
    }

    /** The same collation if there is one, else that of the same character set which compares most alike. */
    String of(String collation) {
        if (isSame || known.contains(collation)) {
            return collation;
        }
        String charset = charset(collation);
        String other = NEAREST.stream()
                .filter(one -> charset.equals("utf8mb4") && !collation.endsWith("_bin") && !isExact(collation))
                .filter(known::contains)
                .findFirst()
                .orElse(charset + "_bin");
        String note =
                "The new server does not know collation %s: %s takes its place, which may sort and compare some letters"
                                .formatted(collation, other)
                        + " otherwise.";
        if (!notes.contains(note)) {
            notes.add(note);
        }
        return other;
    }

    /** One that tells apart what others call equal must not be replaced by such a one. */
    private static boolean isExact(String collation) {
        return collation.contains("_cs") || collation.contains("_as");
    }

    static String charset(String collation) {
        int end = collation.indexOf('_');
        return end < 0 ? collation : collation.substring(0, end);
    }
}
