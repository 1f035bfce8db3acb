package datajoint.migrate.backup;

import static java.util.stream.Collectors.joining;

import datajoint.backend.Dialect;
import datajoint.database.Database;
import datajoint.migrate.catalogue.LegacyTable;
import datajoint.migrate.digest.KeyRange;
import datajoint.migrate.digest.KeyRanges;
import datajoint.migrate.digest.RangeDigest;
import datajoint.migrate.digest.RangeDigests;
import datajoint.migrate.digest.RowSource;
import datajoint.migrate.digest.TableForm;
import datajoint.migrate.plan.Sha;
import datajoint.model.MigrationException;
import datajoint.model.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Copies the rows of a table in ranges, and proves each of them. */
final class RowCopy {
    private static final int RANGES_OF_A_DIGEST = 4;

    private final Database database;
    private final LegacyTable table;
    private final TableForm form;
    private final List<String> digests = new ArrayList<>();
    private long rows;

    private RowCopy(Database database, LegacyTable table) {
        this.database = database;
        this.table = table;
        this.form = TableForm.of(table, database.backend().dialect());
    }

    /** What the rows are now. */
    static BackedUpTable look(Database database, Connection connection, LegacyTable table) throws SQLException {
        RowCopy copy = new RowCopy(database, table);
        for (KeyRange range : copy.ranges(connection)) {
            copy.add(copy.digest(table.name(), range));
        }
        return copy.result();
    }

    /** @throws MigrationException if the copy is not as the original */
    static BackedUpTable copy(Database database, Connection connection, LegacyTable table, TableName to)
            throws SQLException {
        RowCopy copy = new RowCopy(database, table);
        for (KeyRange range : copy.ranges(connection)) {
            copy.copy(connection, to, range);
        }
        return copy.result();
    }

    private List<KeyRange> ranges(Connection connection) throws SQLException {
        String name = database.backend().dialect().quote(table.name());
        return KeyRanges.walk(connection, name, form.key(), Math.max(1, form.rowsPerRange() / RANGES_OF_A_DIGEST));
    }

    private void copy(Connection connection, TableName to, KeyRange range) throws SQLException {
        Dialect dialect = database.backend().dialect();
        String columns = table.columns().stream()
                .filter(column -> column.generated().isEmpty())
                .map(column -> dialect.quote(column.name()))
                .collect(joining(", "));
        String sql = "INSERT INTO %s (%s) SELECT %s FROM %s WHERE %s"
                .formatted(
                        dialect.quote(to),
                        columns,
                        columns,
                        dialect.quote(table.name()),
                        form.key().condition(range));
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            form.key().bind(insert, 1, range);
            insert.executeUpdate();
        }
        RangeDigest original = digest(table.name(), range);
        RangeDigest copied = digest(to, range);
        if (!original.proves(copied)) {
            throw new MigrationException(
                    "The copy %s is not as %s: %d rows beside %d."
                            .formatted(to, table.name(), copied.rows(), original.rows()),
                    "Drop the schema %s, and try again.".formatted(to.schema()));
        }
        add(original);
    }

    private RangeDigest digest(TableName name, KeyRange range) {
        return new RangeDigests(form).of(RowSource.all(database, name), range);
    }

    private void add(RangeDigest digest) {
        digests.add(digest.rows() + " " + digest.sha256());
        rows += digest.rows();
    }

    private BackedUpTable result() {
        return new BackedUpTable(table.name().table(), table.create(), rows, Sha.hex(String.join("\n", digests)));
    }
}
