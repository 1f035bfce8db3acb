package datajoint.value;

import datajoint.model.DataException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** Dates and times out of what callers give. A time zone is refused: the database holds none. */
final class Times {
    private Times() {}

    static LocalDate date(Object value) {
        if (value instanceof LocalDate date) {
            return date;
        }
        if (value instanceof LocalDateTime moment) {
            return moment.toLocalDate();
        }
        if (value instanceof java.sql.Date date) {
            return date.toLocalDate();
        }
        return parse(
                value,
                "a date such as 2024-06-01",
                text -> LocalDate.parse(text.substring(0, Math.min(10, text.length()))));
    }

    static LocalDateTime datetime(Object value) {
        if (value instanceof LocalDateTime moment) {
            return moment;
        }
        if (value instanceof LocalDate date) {
            return date.atStartOfDay();
        }
        if (value instanceof java.sql.Timestamp moment) {
            return moment.toLocalDateTime();
        }
        return parse(
                value,
                "a date and time such as 2024-06-01 12:30:00",
                text -> text.length() == 10
                        ? LocalDate.parse(text).atStartOfDay()
                        : LocalDateTime.parse(text.replace(' ', 'T')));
    }

    static LocalTime time(Object value) {
        return value instanceof LocalTime time ? time : parse(value, "a time such as 12:30:00", LocalTime::parse);
    }

    /** MySQL's time runs from -838:59:59 to 838:59:59. */
    static String span(Object value) {
        if (value instanceof Duration span) {
            Duration size = span.abs();
            String micros = size.toNanosPart() == 0 ? "" : ".%06d".formatted(size.toNanosPart() / 1000);
            return "%s%02d:%02d:%02d%s"
                    .formatted(
                            span.isNegative() ? "-" : "",
                            size.toHours(),
                            size.toMinutesPart(),
                            size.toSecondsPart(),
                            micros);
        }
        if (value instanceof LocalTime time) {
            return span(Duration.ofNanos(time.toNanoOfDay()));
        }
        return Scalars.text(value);
    }

    private static <T> T parse(Object value, String example, java.util.function.Function<String, T> reader) {
        if (!(value instanceof CharSequence)) {
            throw new DataException(
                    "a %s is not %s".formatted(value.getClass().getSimpleName(), example),
                    "Give a java.time value without a time zone, or text.");
        }
        try {
            return reader.apply(value.toString().strip());
        } catch (DateTimeException e) {
            throw new DataException("'%s' is not %s".formatted(value, example), "Write it so.", e);
        }
    }
}
