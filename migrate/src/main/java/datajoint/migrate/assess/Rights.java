package datajoint.migrate.assess;

import datajoint.migrate.plan.PlannedSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What an account must be allowed to do, and is not, neither everywhere nor in a schema. */
final class Rights {
    /** In the legacy schema, its shadow and the one for its old tables: the cutover moves tables between them. */
    private static final List<String> NEEDED = List.of(
            "SELECT", "INSERT", "UPDATE", "DELETE", "CREATE", "DROP", "ALTER", "INDEX", "REFERENCES", "TRIGGER");

    private Rights() {}

    /** @param schema a pattern with {@code %} and {@code _}, as the server keeps it; "" for all schemas */
    record Grant(String right, String schema) {
        boolean allows(String needed, String where) {
            return right.equals(needed)
                    && (schema.isEmpty() || pattern(schema).matcher(where).matches());
        }
    }

    /** Nothing if the account has roles: what those bring is not looked up. */
    static List<String> missing(Connection connection, String account, List<PlannedSchema> schemas)
            throws SQLException {
        String grantee = quoted(account);
        List<Grant> grants = new ArrayList<>(Questions.rows(
                connection,
                "SELECT privilege_type FROM information_schema.user_privileges WHERE grantee = ?",
                row -> new Grant(row.getString(1), ""),
                grantee));
        grants.addAll(Questions.rows(
                connection,
                "SELECT privilege_type, table_schema FROM information_schema.schema_privileges WHERE grantee = ?",
                row -> new Grant(row.getString(1), row.getString(2)),
                grantee));
        return grants.isEmpty() ? List.of() : missing(grants, schemas);
    }

    /** {@code 'lab'@'%'}, as the server and its commands write {@code lab@%}. */
    static String quoted(String account) {
        int at = account.lastIndexOf('@');
        return "'" + account.substring(0, at) + "'@'" + account.substring(at + 1) + "'";
    }

    static List<String> missing(List<Grant> grants, List<PlannedSchema> schemas) {
        List<String> missing = new ArrayList<>();
        for (PlannedSchema schema : schemas) {
            for (String name : List.of(schema.legacy(), schema.shadow(), schema.old())) {
                List<String> here = NEEDED.stream()
                        .filter(right -> grants.stream().noneMatch(grant -> grant.allows(right, name)))
                        .toList();
                if (!here.isEmpty()) {
                    missing.add(String.join(", ", here) + " ON `" + name + "`.*");
                }
            }
        }
        return missing;
    }

    private static Pattern pattern(String like) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < like.length(); i++) {
            char character = like.charAt(i);
            if (character == '\\' && i + 1 < like.length()) {
                i++;
                regex.append(Pattern.quote(like.substring(i, i + 1)));
            } else {
                regex.append(
                        character == '%' ? ".*" : character == '_' ? "." : Pattern.quote(String.valueOf(character)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
