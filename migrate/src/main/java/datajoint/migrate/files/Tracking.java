package datajoint.migrate.files;

import datajoint.backend.Dialect;
import datajoint.migrate.plan.PlannedColumn;
import datajoint.migrate.plan.PlannedTable;
import datajoint.migrate.plan.PointerKind;
import datajoint.migrate.plan.Transfer;
import datajoint.model.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Reads the tracking rows of the files that a column points to. */
public final class Tracking {
    private Tracking() {}

    /** The value of a pointer as text, as {@link TrackingRow#value} has it. */
    public static String value(PointerKind kind, String column) {
        return kind == PointerKind.EXTERNAL ? column : "LOWER(HEX(" + column + "))";
    }

    /** The condition for rows with a pointer, whose value as text is bound; servers find them by the index. */
    public static String is(PointerKind kind, String column) {
        return column + (kind == PointerKind.EXTERNAL ? " = ?" : " = UNHEX(?)");
    }

    /** Each file once, by value. */
    public static List<TrackingRow> read(
            Connection connection, Dialect dialect, PlannedTable table, PlannedColumn column) throws SQLException {
        return read(connection, dialect, table, column, "", Integer.MAX_VALUE);
    }

    /**
     * The next files by value, each once.
     *
     * @param after the value of the last file of the time before, or ""
     */
    public static List<TrackingRow> read(
            Connection connection, Dialect dialect, PlannedTable table, PlannedColumn column, String after, int most)
            throws SQLException {
        Transfer.Pointer pointer = (Transfer.Pointer) column.transfer();
        boolean isOld = pointer.kind() == PointerKind.EXTERNAL;
        String sql = columns(pointer.kind()) + tracking(dialect, table, pointer) + " AS e WHERE "
                + (after.isEmpty() ? "TRUE" : "e.hash > ?") + " AND EXISTS (SELECT 1 FROM "
                + dialect.quote(table.legacy()) + " AS l WHERE l." + dialect.quote(column.name())
                + " = e.hash) ORDER BY e.hash LIMIT " + most;
        List<TrackingRow> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            if (!after.isEmpty()) {
                select.setObject(1, isOld ? after : HexFormat.of().parseHex(after));
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(row(row));
                }
            }
        }
        return rows;
    }

    /** The files of some pointers, each once. */
    public static List<TrackingRow> of(
            Connection connection, Dialect dialect, PlannedTable table, PlannedColumn column, List<String> values)
            throws SQLException {
        Transfer.Pointer pointer = (Transfer.Pointer) column.transfer();
        boolean isOld = pointer.kind() == PointerKind.EXTERNAL;
        String sql = columns(pointer.kind()) + tracking(dialect, table, pointer) + " AS e WHERE e.hash IN ("
                + String.join(", ", Collections.nCopies(values.size(), isOld ? "?" : "UNHEX(?)")) + ") ORDER BY e.hash";
        List<TrackingRow> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                select.setString(i + 1, values.get(i));
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(row(row));
                }
            }
        }
        return rows;
    }

    private static String columns(PointerKind kind) {
        String more = kind == PointerKind.EXTERNAL
                ? "NULL, NULL, NULL"
                : "e.attachment_name, e.filepath, LOWER(HEX(e.contents_hash))";
        return "SELECT " + value(kind, "e.hash") + ", e.size, " + more + ", CAST(e.timestamp AS CHAR) FROM ";
    }

    /** All rows of a tracking table, also of files that nothing points to. */
    public static List<TrackingRow> all(Connection connection, Dialect dialect, TableName tracking)
            throws SQLException {
        boolean isOld = tracking.table().equals("~external");
        String sql =
                columns(isOld ? PointerKind.EXTERNAL : PointerKind.BLOB) + dialect.quote(tracking) + " AS e ORDER BY 1";
        List<TrackingRow> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                rows.add(row(row));
            }
        }
        return rows;
    }

    /** The pointers that lead to no tracking row, each once: foreign keys forbid them, and can be switched off. */
    public static List<String> untracked(
            Connection connection, Dialect dialect, PlannedTable table, PlannedColumn column) throws SQLException {
        Transfer.Pointer pointer = (Transfer.Pointer) column.transfer();
        String name = "l." + dialect.quote(column.name());
        String sql = "SELECT DISTINCT " + value(pointer.kind(), name) + " FROM " + dialect.quote(table.legacy())
                + " AS l WHERE " + name + " IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "
                + tracking(dialect, table, pointer) + " AS e WHERE e.hash = " + name + ") ORDER BY 1";
        List<String> values = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                values.add(row.getString(1));
            }
        }
        return values;
    }

    private static String tracking(Dialect dialect, PlannedTable table, Transfer.Pointer pointer) {
        return dialect.quote(new TableName(table.legacy().schema(), pointer.tracking()));
    }

    static TrackingRow row(ResultSet row) throws SQLException {
        return new TrackingRow(
                row.getString(1),
                row.getLong(2),
                Optional.ofNullable(row.getString(3)),
                Optional.ofNullable(row.getString(4)),
                Optional.ofNullable(row.getString(5)),
                row.getString(6));
    }
}
