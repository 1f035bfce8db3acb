package datajoint.bench;

import datajoint.migrate.Migration;
import datajoint.migrate.assess.Assessor;
import datajoint.migrate.plan.PlanOptions;
import datajoint.migrate.step.Outcome;
import datajoint.migrate.step.StepName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The steps of a migration; the floor is one bare statement for the same rows. */
final class MigrationSuite {
    private static final int ROWS = 1_000_000;
    private static final int POINTERS = 50_000;
    private static final int BLOBS = 2_000;
    private static final double BLOB_MEGABYTES = 0.1;
    private static final int TABLES = 200;
    private static final int TIMES = 3;

    private final LegacyLab lab;
    private final Path stores;

    MigrationSuite(LegacyLab lab, Path stores) {
        this.lab = lab;
        this.stores = stores;
    }

    static String header() {
        return "| step | seconds | per second | goal |\n|---|---:|---:|---|\n";
    }

    List<String> run() {
        List<String> lines = new ArrayList<>();
        rows(lines);
        pointers(lines);
        blobs(lines);
        tables(lines);
        return lines;
    }

    private void rows(List<String> lines) {
        lab.makeRows(ROWS);
        double[] bare = new double[TIMES];
        double[] copy = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            lab.copyBare();
            bare[i] = seconds(lab.insertBare());
            Migration migration = begin("rows");
            migration.run(StepName.SHADOW);
            copy[i] = timed(migration, StepName.COPY);
            if (i < TIMES - 1) {
                migration.undo();
            } else {
                rest(lines, migration, median(bare), median(copy));
            }
        }
    }

    private static void rest(List<String> lines, Migration migration, double bare, double copy) {
        line(lines, "%,d narrow rows, bare INSERT ... SELECT".formatted(ROWS), bare, ROWS, "rows", "");
        line(lines, "the same by `copy`: %.2f of bare".formatted(copy / bare), copy, ROWS, "rows", "<= 1.2 of bare");
        double again = timed(migration, StepName.COPY);
        line(lines, "`copy` again, nothing new", again, ROWS, "rows", "");
        migration.run(StepName.POINTERS);
        migration.run(StepName.JOBS);
        double[] verify = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            verify[i] = timed(migration, StepName.VERIFY);
        }
        line(lines, "`verify`, both sides hashed", median(verify), ROWS, "rows", ">= 500,000");
        Outcome cutover = migration.run(StepName.CUTOVER);
        lines.add("| downtime of `cutover` | %.3f | | < 5 s |"
                .formatted(cutover.counts().getOrDefault("downtime_ms", 0L) / 1000.0));
        migration.undo(StepName.CUTOVER);
        migration.undo();
    }

    private void pointers(List<String> lines) {
        lab.makePointers(POINTERS, stores);
        Migration migration = begin("pointers");
        migration.run(StepName.SHADOW);
        migration.run(StepName.COPY);
        double fill = timed(migration, StepName.POINTERS);
        line(lines, "`pointers`, each file looked at", fill, POINTERS, "pointers", ">= 20,000");
        migration.run(StepName.JOBS);
        double verify = timed(migration, StepName.VERIFY);
        line(lines, "`verify` of these, each file read and hashed", verify, POINTERS, "pointers", "");
        migration.undo();
    }

    private void blobs(List<String> lines) {
        lab.makeBlobs(BLOBS);
        Migration migration = begin("blobs");
        for (StepName step : List.of(StepName.SHADOW, StepName.COPY, StepName.POINTERS, StepName.JOBS)) {
            migration.run(step);
        }
        double verify = timed(migration, StepName.VERIFY);
        line(lines, "blobs of 100 kB hashed on both sides and decoded", verify, BLOBS * BLOB_MEGABYTES, "MB", "");
        migration.undo();
    }

    private void tables(List<String> lines) {
        lab.makeTables(TABLES);
        long start = System.nanoTime();
        Assessor.of(lab.dj().database()).assess(List.of(LegacyLab.schema("tables")));
        Migration migration = begin("tables");
        for (StepName step : List.of(
                StepName.SHADOW, StepName.COPY, StepName.POINTERS, StepName.JOBS, StepName.VERIFY, StepName.CUTOVER)) {
            migration.run(step);
        }
        line(
                lines,
                "%d tables, assess to cutover".formatted(TABLES),
                seconds(System.nanoTime() - start),
                TABLES,
                "tables",
                "");
        migration.undo(StepName.CUTOVER);
        migration.undo();
    }

    private Migration begin(String what) {
        return Migration.begin(lab.dj().database(), List.of(LegacyLab.schema(what)), PlanOptions.defaults());
    }

    private static double timed(Migration migration, StepName step) {
        long start = System.nanoTime();
        migration.run(step);
        return seconds(System.nanoTime() - start);
    }

    private static double seconds(long nanoseconds) {
        return nanoseconds / 1e9;
    }

    private static double median(double[] seconds) {
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void line(List<String> lines, String what, double seconds, double units, String unit, String goal) {
        lines.add("| %s | %.2f | %,d %s | %s |".formatted(what, seconds, Math.round(units / seconds), unit, goal));
    }
}
