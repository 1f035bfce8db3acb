package datajoint.migrate.assess;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The server, and how it is set.
 *
 * @param product with its version
 * @param account that looks: user and host as the server knows them
 * @param settings by name, those that a migration depends on
 * @param oldAccounts with mysql_native_password, which MySQL 9 does not know
 * @param accountsSeen whether the account may look at the others
 * @param missingRights {@code DROP on lab}; empty if nothing is missing or rights come from roles
 */
public record ServerFacts(
        String product,
        String account,
        Map<String, String> settings,
        List<String> oldAccounts,
        boolean accountsSeen,
        List<String> missingRights) {
    public ServerFacts {
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
        oldAccounts = List.copyOf(oldAccounts);
        missingRights = List.copyOf(missingRights);
    }

    public boolean isMariaDb() {
        return product.startsWith("MariaDB");
    }

    /** A setting as text; "" if the server has none of this name. */
    public String setting(String name) {
        return settings.getOrDefault(name, "");
    }
}
