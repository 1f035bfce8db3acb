package datajoint.bench;

import datajoint.DataJoint;
import datajoint.Definition;
import datajoint.Schema;
import datajoint.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The tables that are measured, in a schema of their own that is dropped at the end. */
final class Lab implements AutoCloseable {
    static final String SCHEMA = "djt_bench";
    private static final String[] NAMES = {"alpha", "beta", "gamma", "delta"};
    private static final LocalDate DAY = LocalDate.of(2024, 1, 1);
    private static final int SAMPLES = 25_000;

    private final Address address;
    private final DataJoint dj;
    private final Table<Narrow> narrow;
    private final Table<Wide> wide;
    private final Table<Trace> traces;

    @Definition("""
            id : int32
            ---
            a : int32
            b : float64
            c : varchar(32)
            d : date
            """)
    record Narrow(int id, int a, double b, String c, LocalDate d) {}

    @Definition("""
            id : int32
            ---
            a : int32
            b : float64
            c : varchar(32)
            d : date
            """)
    record Wide(int id, int a, double b, String c, LocalDate d) {}

    @Definition("""
            id : int32
            ---
            trace : <blob>
            """)
    record Trace(int id, float[] trace) {}

    Lab(Address address, Sizes sizes) throws SQLException {
        this.address = address;
        drop();
        this.dj = address.connect();
        Schema schema = dj.schema(SCHEMA);
        this.narrow = schema.declare(Narrow.class);
        this.wide = schema.declare(Wide.class);
        this.traces = schema.declare(Trace.class);
        wide.insertAll(IntStream.range(0, sizes.fetched())
                .mapToObj(i -> new Wide(i, i * 7 % 1000, i * 0.25, NAMES[i % 4], DAY)));
        try (Connection connection = address.bare();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    address.isPostgres() ? "ANALYZE " + SCHEMA + ".wide" : "ANALYZE TABLE " + SCHEMA + ".wide");
        }
    }

    Address address() {
        return address;
    }

    DataJoint dj() {
        return dj;
    }

    Table<Narrow> narrow() {
        return narrow;
    }

    Table<Wide> wide() {
        return wide;
    }

    Table<Trace> traces() {
        return traces;
    }

    static Stream<Narrow> rows(int count) {
        return IntStream.range(0, count).mapToObj(i -> new Narrow(i, i * 7 % 1000, i * 0.25, NAMES[i % 4], DAY));
    }

    /** A sine with noise, 100 kB of float32, as a recording is. */
    static float[] trace() {
        Random noise = new Random(1);
        float[] trace = new float[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            trace[i] = (float) (Math.sin(i / 40.0) + 0.1 * noise.nextGaussian());
        }
        return trace;
    }

    void empty(String table) throws SQLException {
        try (Connection connection = address.bare();
                Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE TABLE " + SCHEMA + "." + table);
        }
    }

    private void drop() throws SQLException {
        try (Connection connection = address.bare();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS " + SCHEMA + (address.isPostgres() ? " CASCADE" : ""));
        }
    }

    @Override
    public void close() throws SQLException {
        dj.close();
        drop();
    }
}
