package datajoint.bench;

import datajoint.DataJoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs all tasks on the servers that the environment names and writes the tables. */
public final class Main {
    private static final List<String> SERVERS = List.of("DJ_TEST_MYSQL", "DJ_TEST_POSTGRES15");

    private static final List<String> LEGACY_SERVERS = List.of("DJ_TEST_MYSQL", "DJ_TEST_MARIADB");

    private Main() {}

    /** What is measured. */
    private enum Part {
        ALL,
        STORES,
        MIGRATION
    }

    /** @param arguments {@code --quick} for small sizes; {@code --stores} for what lies in stores only, {@code --migration} for the steps of a migration; a file to write the report to */
    public static void main(String[] arguments) throws Exception {
        boolean quick = List.of(arguments).contains("--quick");
        Part part = part(List.of(arguments));
        Sizes sizes = quick ? Sizes.QUICK : Sizes.FULL;
        String python = Optional.ofNullable(System.getenv("DJ_TEST_PYTHON2"))
                .orElseThrow(() -> new IllegalStateException("DJ_TEST_PYTHON2 is not set; start with bench/run."));
        StringBuilder report = new StringBuilder();
        for (String variable : part == Part.MIGRATION ? LEGACY_SERVERS : SERVERS) {
            String address = System.getenv(variable);
            if (address == null || address.isBlank()) {
                System.out.println(variable + " is not set: that server is left out.");
                continue;
            }
            report.append(
                    part == Part.MIGRATION
                            ? migration(Address.parse(address))
                            : measure(Address.parse(address), address, sizes, part, python));
        }
        for (String argument : arguments) {
            if (!argument.startsWith("--")) {
                Files.writeString(Path.of(argument), report);
            }
        }
    }

    private static Part part(List<String> arguments) {
        if (arguments.contains("--migration")) {
            return Part.MIGRATION;
        }
        return arguments.contains("--stores") ? Part.STORES : Part.ALL;
    }

    private static String migration(Address address) throws Exception {
        Path folder = Files.createTempDirectory("djt-bench-legacy");
        try (DataJoint dj = address.connect();
                LegacyLab lab = new LegacyLab(dj, folder)) {
            StringBuilder report = new StringBuilder("\n## " + dj.server() + "\n\n" + MigrationSuite.header());
            new MigrationSuite(lab, folder)
                    .run()
                    .forEach(line -> report.append(line).append('\n'));
            System.out.print(report);
            return report.toString();
        }
    }

    private static String measure(Address address, String text, Sizes sizes, Part part, String python)
            throws Exception {
        StringBuilder report = new StringBuilder();
        Path folder = Files.createTempDirectory("djt-bench-store");
        try (Lab lab = new Lab(address, sizes);
                StoreLab stores = new StoreLab(lab.dj(), folder);
                Peer peer = new Peer(python, address, sizes, folder)) {
            String title = "\n## " + lab.dj().server() + "\n\n";
            System.out.print(title + Result.header());
            report.append(title).append(Result.header());
            if (part != Part.STORES) {
                for (Result result : new Suite(lab, sizes, peer).run()) {
                    report.append(result).append('\n');
                }
            }
            for (Result result : new StoreSuite(lab, stores, sizes, peer).run()) {
                report.append(result).append('\n');
            }
            String notes = "\nReading the catalogue of 150 tables: %.3f s (goal: < 0.15 s). Streaming: %s.%n"
                    .formatted(Attach.seconds(address), SmallHeap.run(text));
            System.out.print(notes);
            report.append(notes);
        }
        return report.toString();
    }
}
