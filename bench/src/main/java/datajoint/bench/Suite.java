package datajoint.bench;

import datajoint.row.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** All tasks on one server. */
final class Suite {
    private final Lab lab;
    private final Sizes sizes;
    private final Measurement measurement;
    private final Floor floor;

    record Arrays5(int[] id, int[] a, double[] b, String[] c, LocalDate[] d) {}

    Suite(Lab lab, Sizes sizes, Peer peer) {
        this.lab = lab;
        this.sizes = sizes;
        this.measurement = new Measurement(peer, sizes);
        this.floor = new Floor(lab, sizes);
    }

    List<Result> run() throws Exception {
        List<Result> results = new ArrayList<>();
        for (Task task : tasks()) {
            results.add(measurement.of(task));
        }
        return results;
    }

    private List<Task> tasks() {
        boolean postgres = lab.address().isPostgres();
        Task.Step nothing = () -> {};
        float[] trace = Lab.trace();
        return List.of(
                new Task(
                        "insert %,d narrow rows".formatted(sizes.inserted()),
                        "insert_rows",
                        () -> lab.empty("narrow"),
                        () -> lab.narrow().insertAll(Lab.rows(sizes.inserted())),
                        floor::insertRows,
                        sizes.inserted(),
                        ">= 6x, <= 1.5"),
                new Task(
                        "fetch %,d rows as records".formatted(sizes.fetched()),
                        "fetch_records",
                        nothing,
                        () -> lab.wide().list(Lab.Wide.class),
                        floor::fetchRecords,
                        sizes.fetched(),
                        ">= 10x, <= 1.4"),
                new Task(
                        "fetch %,d rows as columns".formatted(sizes.fetched()),
                        "fetch_columns",
                        nothing,
                        () -> lab.wide().columns(Arrays5.class),
                        floor::fetchColumns,
                        sizes.fetched(),
                        ">= 8x, <= 1.3"),
                new Task(
                        "fetch one by key, %,d times".formatted(sizes.keys()),
                        "fetch_one",
                        nothing,
                        this::fetchOne,
                        floor::fetchOne,
                        sizes.keys(),
                        ">= 2x, <= 1.3"),
                new Task(
                        "%,d blobs of 100 kB in".formatted(sizes.blobs()),
                        "blobs_in",
                        () -> lab.empty("trace"),
                        () -> lab.traces()
                                .insertAll(IntStream.range(0, sizes.blobs()).mapToObj(i -> new Lab.Trace(i, trace))),
                        floor::blobsIn,
                        sizes.blobs(),
                        postgres ? ">= 10x, <= 1.2" : ">= 4x, <= 1.2"),
                new Task(
                        "%,d blobs of 100 kB out".formatted(sizes.blobs()),
                        "blobs_out",
                        nothing,
                        this::blobsOut,
                        floor::blobsOut,
                        sizes.blobs(),
                        postgres ? ">= 5x" : ">= 1.8x"));
    }

    private void fetchOne() {
        for (int i = 0; i < sizes.keys(); i++) {
            lab.wide().restrict(Map.of("id", i * 37 % 10_000)).one(Lab.Wide.class);
        }
    }

    private void blobsOut() {
        try (var rows = lab.dj().schema(Lab.SCHEMA).table("Trace").stream()) {
            rows.map(Row::asMap).forEach(row -> {});
        }
    }
}
