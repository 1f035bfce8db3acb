package datajoint.migrate.evidence;

import datajoint.backend.Dialect;
import datajoint.database.Database;
import datajoint.migrate.catalogue.LegacyColumn;
import datajoint.migrate.catalogue.LegacyKey;
import datajoint.migrate.catalogue.LegacySchema;
import datajoint.migrate.catalogue.LegacyTable;
import datajoint.migrate.evidence.Evidence.Place;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Looks through all values of the columns whose type does not say enough: each table once, and each pointer column. */
public final class EvidenceReader {
    private static final Pattern BINARY = Pattern.compile("(tiny|medium|long|)blob|(var)?binary\\(\\d+\\)");
    private static final Pattern UNSIGNED = Pattern.compile("\\w*int(\\(\\d+\\))? unsigned.*|tinyint\\(1\\)");

    private final Dialect dialect;

    public EvidenceReader(Database database) {
        this.dialect = database.backend().dialect();
    }

    public Evidence read(Connection connection, Collection<LegacySchema> schemas) throws SQLException {
        Evidence all = new Evidence(Map.of(), Map.of(), Map.of());
        for (LegacySchema schema : schemas) {
            for (LegacyTable table : schema.tables()) {
                if (!table.name().isHidden()) {
                    all = all.and(read(connection, table));
                }
            }
        }
        return all;
    }

    public Evidence read(Connection connection, LegacyTable table) throws SQLException {
        List<LegacyColumn> binaries = new ArrayList<>();
        List<LegacyColumn> ranges = new ArrayList<>();
        for (LegacyColumn column : table.columns()) {
            if (BINARY.matcher(column.sqlType()).matches()
                    && tracking(table, column).isEmpty()) {
                binaries.add(column);
            } else if (UNSIGNED.matcher(column.sqlType()).matches()) {
                ranges.add(column);
            }
        }
        Map<Place, Target> targets = new HashMap<>();
        for (LegacyColumn column : table.columns()) {
            Optional<LegacyKey> key = tracking(table, column);
            if (key.isPresent()) {
                targets.put(place(table, column), target(connection, table, column, key.get()));
            }
        }
        if (binaries.isEmpty() && ranges.isEmpty()) {
            return new Evidence(Map.of(), Map.of(), targets);
        }
        List<String> items = new ArrayList<>();
        binaries.forEach(column -> items.addAll(contentItems(dialect.quote(column.name()))));
        ranges.forEach(column -> items.add("min(%1$s), max(%1$s)".formatted(dialect.quote(column.name()))));
        String sql = "SELECT " + String.join(", ", items) + " FROM " + dialect.quote(table.name());
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            return read(row, table, binaries, ranges, targets);
        }
    }

    private static Evidence read(
            ResultSet row,
            LegacyTable table,
            List<LegacyColumn> binaries,
            List<LegacyColumn> ranges,
            Map<Place, Target> targets)
            throws SQLException {
        Map<Place, BinaryContent> contents = new HashMap<>();
        int at = 1;
        for (LegacyColumn column : binaries) {
            long all = row.getLong(at);
            long values = row.getLong(at + 1);
            long empty = row.getLong(at + 2);
            long matlab = row.getLong(at + 3);
            long python = row.getLong(at + 4);
            long compressed = row.getLong(at + 5);
            contents.put(
                    place(table, column),
                    new BinaryContent(
                            all - values,
                            empty,
                            matlab,
                            python,
                            compressed,
                            values - empty - matlab - python - compressed));
            at += 6;
        }
        Map<Place, Range> found = new HashMap<>();
        for (LegacyColumn column : ranges) {
            found.put(
                    place(table, column),
                    new Range(
                            Optional.ofNullable(row.getBigDecimal(at)),
                            Optional.ofNullable(row.getBigDecimal(at + 1))));
            at += 2;
        }
        return new Evidence(contents, found, targets);
    }

    private static List<String> contentItems(String column) {
        return List.of(
                "count(*)",
                "count(" + column + ")",
                "coalesce(sum(length(" + column + ") = 0), 0)",
                "coalesce(sum(hex(left(" + column + ", 4)) = '6D596D00'), 0)",
                "coalesce(sum(hex(left(" + column + ", 4)) = '646A3000'), 0)",
                "coalesce(sum(hex(left(" + column + ", 6)) = '5A4C31323300'), 0)");
    }

    private Target target(Connection connection, LegacyTable table, LegacyColumn column, LegacyKey key)
            throws SQLException {
        if (key.parent().table().equals("~external")) {
            return Target.NONE;
        }
        String sql = "SELECT count(*), count(e.attachment_name), coalesce(sum(e.filepath IS NOT NULL"
                + " AND e.attachment_name IS NULL), 0) FROM " + dialect.quote(table.name()) + " t JOIN "
                + dialect.quote(key.parent()) + " e ON e.hash = t." + dialect.quote(column.name());
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            long attachments = row.getLong(2);
            long filepaths = row.getLong(3);
            return new Target(row.getLong(1) - attachments - filepaths, attachments, filepaths);
        }
    }

    private static Place place(LegacyTable table, LegacyColumn column) {
        return new Place(table.name(), column.name());
    }

    private static Optional<LegacyKey> tracking(LegacyTable table, LegacyColumn column) {
        return table.foreignKeys().stream()
                .filter(key -> key.columns().equals(List.of(column.name())))
                .filter(key -> key.parent().table().startsWith("~external"))
                .findFirst();
    }
}
