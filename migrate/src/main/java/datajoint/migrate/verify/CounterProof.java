package datajoint.migrate.verify;

import datajoint.database.Database;
import datajoint.migrate.catalogue.LegacyColumn;
import datajoint.migrate.catalogue.LegacyTable;
import datajoint.model.TableName;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares the next values of counted columns: none may be given out again. */
final class CounterProof {
    private static final Pattern NEXT = Pattern.compile("\\) ENGINE=\\w+ AUTO_INCREMENT=(\\d+)");

    private CounterProof() {}

    /** What is wrong with the counter of the new table, if it has one. */
    static Optional<String> problem(Database source, TableName legacy, LegacyTable shadow) {
        if (shadow.columns().stream().noneMatch(LegacyColumn::autoIncrement)) {
            return Optional.empty();
        }
        BigInteger before = next(shown(source, legacy));
        BigInteger now = next(shadow.create());
        return now.compareTo(before) >= 0
                ? Optional.empty()
                : Optional.of("the next automatic value should be %s, and is %s".formatted(before, now));
    }

    private static BigInteger next(String create) {
        Matcher matcher = NEXT.matcher(create);
        return matcher.find() ? new BigInteger(matcher.group(1)) : BigInteger.ONE;
    }

    private static String shown(Database database, TableName table) {
        String show = "SHOW CREATE TABLE " + database.backend().dialect().quote(table);
        return database.connections().use("Reading " + table, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(show);
                    ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(2);
            }
        });
    }
}
