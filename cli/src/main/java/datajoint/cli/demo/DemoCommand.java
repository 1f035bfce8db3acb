package datajoint.cli.demo;

import datajoint.DataJoint;
import datajoint.DataJointBuilder;
import datajoint.embedded.EmbeddedMariaDb;
import datajoint.embedded.EmbeddedPostgres;
import datajoint.embedded.EmbeddedServer;
import datajoint.embedded.ServerAddress;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the library at work, with nothing installed. */
@Command(
        name = "demo",
        description =
                "Start private MariaDB and PostgreSQL servers, declare a small lab on each, load a real recording,"
                        + " query it. Leaves nothing behind.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--keep", description = "Keep the servers up until Enter is pressed, and say how to reach them.")
    private boolean keep;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        long start = System.nanoTime();
        say(out, "Starting a private MariaDB (the first time it is unpacked, which takes a while) ...");
        try (EmbeddedServer mariaDb = EmbeddedMariaDb.startTemporary()) {
            say(out, "Starting a private PostgreSQL ...");
            try (EmbeddedServer postgres = EmbeddedPostgres.startTemporary();
                    DataJoint first = connect("mysql", mariaDb.address());
                    DataJoint second = connect("postgresql", postgres.address())) {
                List<HeartLab.Fast> onMariaDb = show(out, first);
                say(out, "\nThe definitions, as any DataJoint reads them back from the database:\n");
                say(out, first.schema(Demo.SCHEMA).describe());
                List<HeartLab.Fast> onPostgres = show(out, second);
                if (!onMariaDb.equals(onPostgres)) {
                    throw new IllegalStateException("The servers answer differently: " + onMariaDb + ", " + onPostgres);
                }
                say(
                        out,
                        "\nBoth servers give the same answer. That took %.1f s."
                                .formatted(Duration.ofNanos(System.nanoTime() - start)
                                                .toMillis()
                                        / 1000.0));
                if (keep) {
                    keep(out, mariaDb.address(), postgres.address());
                }
            }
        }
        say(out, """

                Next:
                  ./dj demo --keep                 keep the servers, and look around with the commands below
                  ./dj describe heart              definitions as text
                  ./dj fetch heart.Rhythm --where "bpm > 100" --format json
                  docs/                            declaring, inserting, fetching, querying, configuration""");
        return 0;
    }

    private static List<HeartLab.Fast> show(PrintWriter out, DataJoint dj) {
        say(out, "\n── " + dj.server() + " " + "─".repeat(60));
        return new Demo(dj, out).run();
    }

    private static DataJoint connect(String backend, ServerAddress address) {
        DataJointBuilder builder = DataJoint.builder()
                .backend(backend)
                .host(address.host())
                .port(address.port())
                .user(address.user())
                .password(address.password());
        return builder.connect();
    }

    private static void keep(PrintWriter out, ServerAddress mariaDb, ServerAddress postgres) throws IOException {
        say(out, "\nThe servers stay until you press Enter. In another terminal:");
        say(out, commandFor("mysql", mariaDb));
        say(out, commandFor("postgresql", postgres));
        if (System.in.read() < 0) {
            say(out, "There is nobody at the keyboard: the servers stop now.");
        }
    }

    private static String commandFor(String backend, ServerAddress address) {
        return "  DJ_PASS='%s' ./dj fetch heart.Rhythm --backend %s --host %s --port %d --user %s"
                .formatted(address.password(), backend, address.host(), address.port(), address.user());
    }

    private static void say(PrintWriter out, String text) {
        out.println(text);
        out.flush();
    }
}
