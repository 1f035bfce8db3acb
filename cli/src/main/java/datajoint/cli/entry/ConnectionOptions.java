package datajoint.cli.entry;

import datajoint.DataJoint;
import datajoint.settings.Settings;
import datajoint.settings.SettingsSource;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where the server is: what the settings say, unless the command line says otherwise. A password never stands there. */
public final class ConnectionOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--backend", paramLabel = "NAME", description = "mysql (also MariaDB) or postgresql.")
    private Optional<String> backend = Optional.empty();

    @Option(names = "--host", paramLabel = "HOST[:PORT]", description = "The server.")
    private Optional<String> host = Optional.empty();

    @Option(names = "--port", paramLabel = "N", description = "Its port.")
    private Optional<Integer> port = Optional.empty();

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "The account; its password comes from DJ_PASS or .secrets.")
    private Optional<String> user = Optional.empty();

    public DataJoint connect() {
        return DataJoint.builder().settings(settings()).connect();
    }

    /** The settings of this folder and environment, with what the command line says on top. */
    public Settings settings() {
        return settings(Entry.of(command).source());
    }

    /** For options within other ones, which do not know their command. */
    public Settings settings(SettingsSource source) {
        Settings settings = Settings.load(source);
        settings = with(settings, "database.backend", backend);
        settings = with(settings, "database.host", host);
        settings = with(settings, "database.port", port);
        return with(settings, "database.user", user);
    }

    /** As they were given, to be given again: {@code  --host lab:3306}, or "". */
    public String text() {
        StringBuilder text = new StringBuilder();
        backend.ifPresent(value -> text.append(" --backend ").append(value));
        host.ifPresent(value -> text.append(" --host ").append(value));
        port.ifPresent(value -> text.append(" --port ").append(value));
        user.ifPresent(value -> text.append(" --user ").append(value));
        return text.toString();
    }

    private static Settings with(Settings settings, String key, Optional<?> value) {
        return value.isPresent() ? settings.with(key, value.get()) : settings;
    }
}
