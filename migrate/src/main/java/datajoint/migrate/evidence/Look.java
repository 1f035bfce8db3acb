package datajoint.migrate.evidence;

import datajoint.backend.Dialect;
import datajoint.migrate.catalogue.LegacyColumn;
import datajoint.migrate.evidence.Evidence.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What one column is asked: some aggregates, which one pass over the table answers together with those of others. */
sealed interface Look {
    Pattern BINARY = Pattern.compile("(tiny|medium|long|)blob|(var)?binary\\(\\d+\\)");
    Pattern UNSIGNED = Pattern.compile("\\w*int(\\(\\d+\\))? unsigned.*");
    Pattern DATE = Pattern.compile("(date|datetime|timestamp)(\\(\\d\\))?");

    /** Aggregates over the column. */
    List<String> items(String quoted);

    /** @param first the place of the first of the items in the row */
    void take(ResultSet row, int first, Findings findings) throws SQLException;

    /** The questions to a column, by its type. */
    static List<Look> into(Place place, LegacyColumn column) {
        String type = column.sqlType();
        if (BINARY.matcher(type).matches()) {
            return List.of(new Binary(place, column.comment().matches("(?s):\\s*attach\\s*:.*")));
        }
        if (type.equals("tinyint(1)")) {
            return List.of(new Bounds(place), new Truth(place));
        }
        if (UNSIGNED.matcher(type).matches()) {
            return List.of(new Bounds(place));
        }
        return DATE.matcher(type).matches() ? List.of(new ZeroDates(place)) : List.of();
    }

    /** @param attached whether the comment says that the values are attachments */
    record Binary(Place place, boolean attached) implements Look {
        @Override
        public List<String> items(String quoted) {
            return List.of(
                    "count(*) - count(%s)".formatted(quoted),
                    "coalesce(sum(length(%s) = 0), 0)".formatted(quoted),
                    "coalesce(sum(left(%s, 4) = 0x6D596D00), 0)".formatted(quoted),
                    "coalesce(sum(left(%s, 4) = 0x646A3000), 0)".formatted(quoted),
                    "coalesce(sum(left(%s, 6) = 0x5A4C31323300), 0)".formatted(quoted),
                    attached ? "coalesce(sum(locate(0x00, %s) > 1), 0)".formatted(quoted) : "0",
                    "count(%s)".formatted(quoted),
                    "coalesce(max(length(%s)), 0)".formatted(quoted));
        }

        @Override
        public void take(ResultSet row, int first, Findings findings) throws SQLException {
            long empty = row.getLong(first + 1);
            long matlab = attached ? 0 : row.getLong(first + 2);
            long python = attached ? 0 : row.getLong(first + 3);
            long compressed = attached ? 0 : row.getLong(first + 4);
            long attachments = row.getLong(first + 5);
            long other = row.getLong(first + 6) - empty - matlab - python - compressed - attachments;
            findings.binaries.put(
                    place,
                    new BinaryContent(
                            row.getLong(first),
                            empty,
                            matlab,
                            python,
                            compressed,
                            attachments,
                            other,
                            row.getLong(first + 7)));
        }
    }

    record Bounds(Place place) implements Look {
        @Override
        public List<String> items(String quoted) {
            return List.of("min(%s)".formatted(quoted), "max(%s)".formatted(quoted));
        }

        @Override
        public void take(ResultSet row, int first, Findings findings) throws SQLException {
            findings.ranges.put(
                    place,
                    new Range(
                            Optional.ofNullable(row.getBigDecimal(first)),
                            Optional.ofNullable(row.getBigDecimal(first + 1))));
        }
    }

    record Truth(Place place) implements Look {
        @Override
        public List<String> items(String quoted) {
            return List.of(
                    "count(*) - count(%s)".formatted(quoted),
                    "coalesce(sum(%s = 0), 0)".formatted(quoted),
                    "coalesce(sum(%s = 1), 0)".formatted(quoted),
                    "coalesce(sum(%s NOT IN (0, 1)), 0)".formatted(quoted));
        }

        @Override
        public void take(ResultSet row, int first, Findings findings) throws SQLException {
            findings.truths.put(
                    place,
                    new TruthValues(
                            row.getLong(first),
                            row.getLong(first + 1),
                            row.getLong(first + 2),
                            row.getLong(first + 3)));
        }
    }

    record ZeroDates(Place place) implements Look {
        @Override
        public List<String> items(String quoted) {
            return List.of("coalesce(sum(month(%1$s) = 0 OR dayofmonth(%1$s) = 0), 0)".formatted(quoted));
        }

        @Override
        public void take(ResultSet row, int first, Findings findings) throws SQLException {
            long dates = row.getLong(first);
            if (dates > 0) {
                findings.zeroDates.put(place, dates);
            }
        }
    }

    /** One pass over a table. */
    static String select(List<Look> looks, List<String> columns, String table, Dialect dialect) {
        StringBuilder sql = new StringBuilder("SELECT count(*)");
        for (int i = 0; i < looks.size(); i++) {
            looks.get(i)
                    .items(dialect.quote(columns.get(i)))
                    .forEach(item -> sql.append(", ").append(item));
        }
        return sql.append(" FROM ").append(table).toString();
    }
}
