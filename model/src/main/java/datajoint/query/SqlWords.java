package datajoint.query;

import java.util.Locale;
import java.util.Set;

/** Words that SQL expressions of MySQL, MariaDB and PostgreSQL have beside names of columns and functions. */
final class SqlWords {
    private static final String OPERATORS = """
            all and any array at between binary both by case cast coalesce collate cross current day desc asc distinct div
            else end escape every except exists extract filter first following for from full glob group having if ilike in
            inner intersect interval into is isnull join last lateral leading left like limit local member mod natural next
            not notnull null nulls of offset on only or order outer over overlaps parser partition position preceding prior
            range recursive regexp respect returning right rlike row rows select separator set similar some sounds substring
            symmetric asymmetric then ties to trailing trim true false unbounded union unique unknown unsigned signed using
            values variadic when where window with within without xor zone default normalized document nfc nfd nfkc nfkd
            against match boolean mode natural language query expansion collation uescape absent ignore
            """;
    private static final String UNITS = """
            microsecond second minute hour day week month quarter year second_microsecond minute_microsecond minute_second
            hour_microsecond hour_second hour_minute day_microsecond day_second day_minute day_hour year_month century decade
            dow doy epoch isodow isoyear julian millennium microseconds milliseconds timezone timezone_hour timezone_minute
            """;
    private static final String TYPES = """
            bigint bit blob bool boolean bytea char character date datetime decimal double enum float inet int integer json
            jsonb nchar numeric precision real serial smallint text time timestamp timestamptz timetz tinyint tsquery tsvector
            uuid varbinary varchar varying xml
            """;
    private static final String VALUES = """
            current_catalog current_date current_role current_schema current_time current_timestamp current_user localtime
            localtimestamp session_user system_user user utc_date utc_time utc_timestamp
            """;
    private static final Set<String> WORDS = Set.copyOf(
            java.util.List.of((OPERATORS + UNITS + TYPES + VALUES).strip().split("\\s+")).stream()
                    .distinct()
                    .toList());

    private SqlWords() {}

    static boolean isWord(String word) {
        return WORDS.contains(word.toLowerCase(Locale.ROOT));
    }
}
