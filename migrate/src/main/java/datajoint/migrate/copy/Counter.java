package datajoint.migrate.copy;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The next value of a column that the server counts up, if the table has one and has counted. */
record Counter(Optional<BigInteger> next) {
    private static final Pattern AT_THE_END = Pattern.compile("\\) ENGINE=\\w+ AUTO_INCREMENT=(\\d+) ");

    /** @param create what {@code SHOW CREATE TABLE} says: always current, unlike {@code information_schema} */
    static Counter in(String create) {
        Matcher matcher = AT_THE_END.matcher(create);
        return new Counter(matcher.find() ? Optional.of(new BigInteger(matcher.group(1))) : Optional.empty());
    }
}
