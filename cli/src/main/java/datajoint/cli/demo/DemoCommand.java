package datajoint.cli.demo;

import datajoint.DataJoint;
import datajoint.cli.entry.Entry;
import datajoint.embedded.EmbeddedMariaDb;
import datajoint.embedded.EmbeddedServer;
import datajoint.embedded.ServerAddress;
import datajoint.settings.Settings;
import datajoint.settings.SettingsSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the main job: a lab of 0.14.6 goes to 2.0, with the commands that every lab has. */
@Command(
        name = "demo",
        description =
                "Start a private MariaDB with the schemas and files of a small lab that the real DataJoint 0.14.6 made, take"
                        + " it to 2.0 with the public commands, and use it. Needs nothing installed, leaves nothing behind.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    private static final String SCHEMAS = String.join(",", LegacyLab.SCHEMAS);

    @Spec
    private CommandSpec spec;

    @Option(names = "--keep", description = "Keep the server up until Enter is pressed, and say how to reach it.")
    private boolean keep;

    @Option(names = "--step", description = "Wait for Enter after each command.")
    private boolean step;

    @Override
    public Integer call() throws IOException, SQLException {
        InputStream in = Entry.of(spec).in();
        Show show = new Show(spec.commandLine().getOut(), in, step);
        long start = System.nanoTime();
        Path folder = Files.createTempDirectory("dj-demo");
        try {
            show.say("Starting a private MariaDB (the first time it is unpacked, which takes a while) ...");
            try (EmbeddedServer server = EmbeddedMariaDb.startTemporary()) {
                LegacyLab lab = LegacyLab.unpack(folder);
                lab.load(server.address());
                SettingsSource source = source(lab, server.address());
                introduce(show);
                migrate(show, source);
                show.title("The lab in DataJoint 2");
                try (DataJoint dj = DataJoint.open(Settings.load(source))) {
                    new Tour(dj, show).run();
                }
                long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
                show.say("\nThat took %.1f s.".formatted(millis / 1000.0));
                if (keep) {
                    keep(show, lab, server.address(), in);
                }
            }
        } finally {
            delete(folder);
        }
        show.say(NEXT);
        return 0;
    }

    private static final String NEXT = """

            Next:
              ./dj demo --step                 the same, with time to read
              ./dj demo --keep                 keep the server, and look around
              ./dj migrate assess --help       begin with your own lab: it only looks
              docs/migration.md                the whole way, and what to do when something goes wrong""";

    private static void introduce(Show show) {
        show.say("""

                A lab of 2023: schemas lab and heart, made by DataJoint 0.14.6; five minutes of a real electrocardiogram in
                a store of files, cut into segments, with the beats in them. Three computations failed: their errors are in
                the job table. Here is the way to 2.0.""");
    }

    private void migrate(Show show, SettingsSource source) throws IOException {
        run(show, source, "Look first: nothing is changed", "assess");
        run(show, source, "New tables beside the old ones", "shadow");
        run(show, source, "All rows", "copy");
        run(show, source, "All files: they stay where they are, and the rows point to them in the new way", "pointers");
        run(show, source, "Proof that nothing is lost or different", "verify");
        run(show, source, "The new tables take the names of the old ones", "cutover", "--yes");
        run(show, source, "Where it stands; undo is possible until cleanup", "status");
    }

    private void run(Show show, SettingsSource source, String title, String verb, String... options)
            throws IOException {
        show.title(title);
        List<String> command = new ArrayList<>(List.of("migrate", verb, "--schemas", SCHEMAS));
        command.addAll(List.of(options));
        show.say("$ dj " + String.join(" ", command) + "\n");
        int code = Entry.of(spec).run(source, command);
        show.out().flush();
        if (code != 0) {
            throw new IllegalStateException("dj migrate %s ended with exit code %d.".formatted(verb, code));
        }
        show.pause();
    }

    private static SettingsSource source(LegacyLab lab, ServerAddress server) {
        Map<String, String> environment = Map.of(
                "DJ_BACKEND", "mysql",
                "DJ_HOST", server.host(),
                "DJ_PORT", Integer.toString(server.port()),
                "DJ_USER", server.user(),
                "DJ_PASS", server.password());
        return new SettingsSource(lab.folder(), environment, lab.folder().resolve("no-secrets"));
    }

    private static void keep(Show show, LegacyLab lab, ServerAddress server, InputStream in) throws IOException {
        show.say("\nThe server stays until you press Enter. In another terminal:\n");
        show.say("  cd %s   # datajoint.json and the stores are here".formatted(lab.folder()));
        show.say("  export DJ_HOST=%s DJ_PORT=%d DJ_USER=%s DJ_PASS='%s'"
                .formatted(server.host(), server.port(), server.user(), server.password()));
        show.say("  dj fetch heart.Rhythm --where \"bpm > 100\"");
        show.say("  dj migrate undo --schemas " + SCHEMAS);
        if (in.read() < 0) {
            show.say("There is nobody at the keyboard: the server stops now.");
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
