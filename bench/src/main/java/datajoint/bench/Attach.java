package datajoint.bench;

import datajoint.DataJoint;
import datajoint.Schema;
import datajoint.model.Tier;

/** How long it takes to learn what a schema of many tables has. */
final class Attach {
    private static final int TABLES = 150;
    private static final String SCHEMA = "djt_bench_attach";

    private Attach() {}

    /** Seconds, the best of three, each with an instance that knows nothing yet. */
    static double seconds(Address address) throws Exception {
        try (DataJoint dj = address.connect()) {
            Schema schema = dj.schema(SCHEMA);
            schema.declare(Tier.MANUAL, "T0", "id : int32\n---\nx : float64 # some value\nn = '' : varchar(20)\n");
            for (int i = 1; i < TABLES; i++) {
                schema.declare(
                        Tier.MANUAL,
                        "T" + i,
                        "-> T%d\nk%d : int16\n---\nx : float64 # some value\n"
                                .formatted(i / 20 * 20 == i ? 0 : i / 20 * 20, i));
            }
        }
        double best = Double.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            try (DataJoint dj = address.connect()) {
                long start = System.nanoTime();
                int tables = dj.schema(SCHEMA).tables().size();
                best = Math.min(best, (System.nanoTime() - start) / 1e9);
                if (tables != TABLES) {
                    throw new IllegalStateException("There are %d tables.".formatted(tables));
                }
            }
        }
        try (var connection = address.bare();
                var statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA " + SCHEMA + (address.isPostgres() ? " CASCADE" : ""));
        }
        return best;
    }
}
