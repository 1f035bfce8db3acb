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
import java.util.List;
import java.util.Optional;

/** Reads the tracking rows of the files that a column points to. */
public final class Tracking {
    private Tracking() {}

    /** The value of a pointer as text, as {@link TrackingRow#value} has it. */
    public static String value(PointerKind kind, String column) {
        return kind == PointerKind.EXTERNAL ? column : "LOWER(HEX(" + column + "))";
    }

    /** Each file once, by value. */
    public static List<TrackingRow> read(
            Connection connection, Dialect dialect, PlannedTable table, PlannedColumn column) throws SQLException {
        Transfer.Pointer pointer = (Transfer.Pointer) column.transfer();
        TableName tracking = new TableName(table.legacy().schema(), pointer.tracking());
        boolean old = pointer.kind() == PointerKind.EXTERNAL;
        String more = old ? "NULL, NULL, NULL" : "e.attachment_name, e.filepath, LOWER(HEX(e.contents_hash))";
        String sql = "SELECT " + value(pointer.kind(), "e.hash") + ", e.size, " + more
                + ", CAST(e.timestamp AS CHAR) FROM "
                + dialect.quote(tracking) + " AS e WHERE e.hash IN (SELECT " + dialect.quote(column.name()) + " FROM "
                + dialect.quote(table.legacy()) + ") ORDER BY 1";
        List<TrackingRow> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                rows.add(new TrackingRow(
                        row.getString(1),
                        row.getLong(2),
                        Optional.ofNullable(row.getString(3)),
                        Optional.ofNullable(row.getString(4)),
                        Optional.ofNullable(row.getString(5)),
                        row.getString(6)));
            }
        }
        return rows;
    }
}
