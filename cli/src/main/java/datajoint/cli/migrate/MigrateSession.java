package datajoint.cli.migrate;

import datajoint.DataJoint;
import datajoint.migrate.Migration;
import datajoint.migrate.Migrations;
import datajoint.migrate.catalogue.SchemaGroup;
import datajoint.migrate.journal.MigrationSchemas;
import datajoint.migrate.journal.RunEntry;
import datajoint.migrate.step.AnswerNeededException;
import datajoint.migrate.step.Servers;
import datajoint.settings.Settings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** A command at work on a server. */
final class MigrateSession implements AutoCloseable {
    private final DataJoint dj;
    private final DataJoint target;
    private final Settings settings;
    private final List<String> patterns;
    private final UnaryOperator<String> again;
    private final Interruption interruption;
    private final ProgressLine progress;
    private final Migrations migrations;

    private MigrateSession(MigrateSession same, Migrations migrations) {
        this.dj = same.dj;
        this.target = same.target;
        this.settings = same.settings;
        this.patterns = same.patterns;
        this.again = same.again;
        this.interruption = same.interruption;
        this.progress = same.progress;
        this.migrations = migrations;
    }

    /** The same session for migrations that do something otherwise; closing the first one closes both. */
    MigrateSession with(Migrations others) {
        return new MigrateSession(this, others);
    }

    /**
     * @param target the same as {@code dj} unless the new tables go to another server
     * @param again the options that the next command needs, for a group
     */
    MigrateSession(
            CommandSpec command,
            DataJoint dj,
            DataJoint target,
            Settings settings,
            List<String> patterns,
            UnaryOperator<String> again) {
        this.dj = dj;
        this.target = target;
        this.settings = settings;
        this.patterns = patterns;
        this.again = again;
        this.interruption = new Interruption(command.commandLine().getErr());
        this.progress = ProgressLine.on(command.commandLine().getErr());
        this.migrations = Migrations.of(new Servers(dj.database(), target.database()))
                .withWho(who())
                .withProgress(progress)
                .withStopper(interruption);
    }

    DataJoint dj() {
        return dj;
    }

    Settings settings() {
        return settings;
    }

    Migrations migrations() {
        return migrations;
    }

    Interruption interruption() {
        return interruption;
    }

    ProgressLine progress() {
        return progress;
    }

    /** A command for people to type next, with the options of this one. */
    String command(String verb, Migration migration) {
        return "dj migrate " + verb + again.apply(migration.plan().group());
    }

    /** Whether schemas were named. */
    boolean hasNames() {
        return !patterns.isEmpty();
    }

    /** The names on the server that fit what was asked for. */
    Set<String> schemas() {
        if (patterns.isEmpty()) {
            throw new AnswerNeededException(
                    "Which schemas?", "Name them: --schemas lab_subject,lab_ephys, or --schemas 'lab_%'.");
        }
        Set<String> made = MigrationSchemas.of(target.database());
        List<String> names = dj.database()
                .connections()
                .use("Looking for schemas", connection -> SchemaGroup.named(connection, patterns, made::contains));
        return new TreeSet<>(names);
    }

    /** The migration of the schemas that were named, if it has begun. */
    Optional<Migration> begun() {
        Set<String> names = patterns.isEmpty() ? Set.of() : schemas();
        boolean found =
                migrations.begun().stream().anyMatch(entry -> names.stream().anyMatch(entry.schemas()::contains));
        return found ? Optional.of(migrations.open(names)) : Optional.empty();
    }

    /** The migration of the schemas that were named, or the only one there is. */
    Migration migration() {
        if (!patterns.isEmpty()) {
            return migrations.open(schemas());
        }
        List<RunEntry> begun = migrations.begun();
        if (begun.size() == 1) {
            return migrations.open(begun.get(0));
        }
        throw new AnswerNeededException(
                begun.isEmpty()
                        ? "No migration has begun on %s.".formatted(target.server())
                        : "Several migrations have begun:\n  %s\n"
                                .formatted(begun.stream().map(RunEntry::group).collect(Collectors.joining("\n  "))),
                begun.isEmpty()
                        ? "Begin with dj migrate plan --schemas 'lab_%'."
                        : "Name the schemas of one: --schemas.");
    }

    @Override
    public void close() {
        progress.end();
        target.close();
        if (target != dj) {
            dj.close();
        }
    }

    private static String who() {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            host = "localhost";
        }
        return System.getProperty("user.name") + "@" + host;
    }
}
