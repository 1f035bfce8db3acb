package datajoint.bench;

import com.mysql.cj.jdbc.JdbcStatement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;

/** The same work with the driver alone, in the fastest way that we know. */
final class Floor {
    private static final int BLOBS_TOGETHER = 20;

    private final Lab lab;
    private final Sizes sizes;

    Floor(Lab lab, Sizes sizes) {
        this.lab = lab;
        this.sizes = sizes;
    }

    /** LOAD DATA LOCAL or COPY, the text made on the way. */
    void insertRows() throws SQLException, IOException {
        StringBuilder text = new StringBuilder();
        Lab.rows(sizes.inserted())
                .forEach(row -> text.append(row.id())
                        .append('\t')
                        .append(row.a())
                        .append('\t')
                        .append(row.b())
                        .append('\t')
                        .append(row.c())
                        .append('\t')
                        .append(row.d())
                        .append('\n'));
        ByteArrayInputStream in = new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
        try (Connection connection = lab.address().bare()) {
            if (lab.address().isPostgres()) {
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY djt_bench.narrow FROM STDIN", in);
                return;
            }
            try (Statement statement = connection.createStatement()) {
                statement.unwrap(JdbcStatement.class).setLocalInfileInputStream(in);
                statement.execute("LOAD DATA LOCAL INFILE 'x' INTO TABLE djt_bench.narrow");
            }
        }
    }

    long fetchRecords() throws SQLException {
        List<Lab.Wide> rows = new ArrayList<>();
        try (Connection connection = lab.address().bare();
                PreparedStatement statement = stream(connection);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                rows.add(new Lab.Wide(
                        row.getInt(1),
                        row.getInt(2),
                        row.getDouble(3),
                        row.getString(4),
                        row.getObject(5, LocalDate.class)));
            }
        }
        return rows.size();
    }

    long fetchColumns() throws SQLException {
        int[] id = new int[sizes.fetched()];
        int[] a = new int[sizes.fetched()];
        double[] b = new double[sizes.fetched()];
        String[] c = new String[sizes.fetched()];
        LocalDate[] d = new LocalDate[sizes.fetched()];
        int i = 0;
        try (Connection connection = lab.address().bare();
                PreparedStatement statement = stream(connection);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                id[i] = row.getInt(1);
                a[i] = row.getInt(2);
                b[i] = row.getDouble(3);
                c[i] = row.getString(4);
                d[i++] = row.getObject(5, LocalDate.class);
            }
        }
        return i;
    }

    long fetchOne() throws SQLException {
        long sum = 0;
        try (Connection connection = lab.address().bare()) {
            for (int i = 0; i < sizes.keys(); i++) {
                try (PreparedStatement statement =
                        connection.prepareStatement("SELECT id, a, b, c, d FROM djt_bench.wide WHERE id = ?")) {
                    statement.setInt(1, i * 37 % 10_000);
                    try (ResultSet row = statement.executeQuery()) {
                        row.next();
                        sum += new Lab.Wide(
                                        row.getInt(1),
                                        row.getInt(2),
                                        row.getDouble(3),
                                        row.getString(4),
                                        row.getObject(5, LocalDate.class))
                                .id();
                    }
                }
            }
        }
        return sum;
    }

    /** Bytes as they are, of the same length; on PostgreSQL by COPY in binary. */
    void blobsIn() throws SQLException, IOException {
        byte[] blob = datajoint.codec.blob.Blob.encode(Lab.trace());
        try (Connection connection = lab.address().bare()) {
            if (lab.address().isPostgres()) {
                BinaryCopy.write(connection, blob, sizes.blobs());
                return;
            }
            connection.setAutoCommit(false);
            String slots = String.join(", ", Collections.nCopies(BLOBS_TOGETHER, "(?, ?)"));
            try (PreparedStatement statement =
                    connection.prepareStatement("INSERT INTO djt_bench.trace VALUES " + slots)) {
                for (int i = 0; i < sizes.blobs(); i += BLOBS_TOGETHER) {
                    for (int j = 0; j < BLOBS_TOGETHER; j++) {
                        statement.setInt(2 * j + 1, i + j);
                        statement.setBytes(2 * j + 2, blob);
                    }
                    statement.executeUpdate();
                }
            }
            connection.commit();
        }
    }

    long blobsOut() throws SQLException {
        long bytes = 0;
        try (Connection connection = lab.address().bare();
                PreparedStatement statement = stream(connection, "SELECT id, trace FROM djt_bench.trace", 100);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                bytes += row.getInt(1) + row.getBytes(2).length;
            }
        }
        return bytes;
    }

    private PreparedStatement stream(Connection connection) throws SQLException {
        return stream(connection, "SELECT id, a, b, c, d FROM djt_bench.wide", 10_000);
    }

    private PreparedStatement stream(Connection connection, String sql, int rows) throws SQLException {
        if (lab.address().isPostgres()) {
            connection.setAutoCommit(false);
        }
        PreparedStatement statement = connection.prepareStatement(sql);
        if (lab.address().isPostgres()) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
            statement.setFetchSize(rows);
        } else {
            statement.setFetchSize(Integer.MIN_VALUE);
        }
        return statement;
    }
}
