package datajoint.migrate.journal;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as the journal's {@code datetime(3)} columns have them, in UTC, whatever the zone of the session. */
final class Times {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS");

    private Times() {}

    /** For names that sort by time; two runs of one plan may begin in the same second. */
    static String name(Instant time) {
        return NAME.format(time.atOffset(ZoneOffset.UTC));
    }

    static String text(Instant time) {
        return FORMAT.format(time.atOffset(ZoneOffset.UTC));
    }

    /** A driver leaves out thousandths that are zero. */
    static Instant parse(String text) {
        return LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
    }
}
