package datajoint.cli.migrate;

import datajoint.DataJoint;
import datajoint.settings.Settings;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The server that gets the new tables, if it is not that of the old ones. */
final class NewServerOptions {
    @Option(
            names = "--to",
            paramLabel = "HOST[:PORT]",
            description =
                    "Another server, MySQL or MariaDB, for the new tables and the journal; the old one is only read."
                            + " Give it to every command of the migration.")
    private Optional<String> host = Optional.empty();

    @Option(
            names = "--to-user",
            paramLabel = "NAME",
            description = "The account there, if another; its password comes from DJ_TO_PASS, else it is the same.")
    private Optional<String> user = Optional.empty();

    /** Empty if the new tables stay with the old ones. */
    Optional<DataJoint> connect(Settings old, Map<String, String> environment) {
        return host.map(name ->
                DataJoint.builder().settings(settings(old, name, environment)).connect());
    }

    private Settings settings(Settings old, String name, Map<String, String> environment) {
        int colon = name.lastIndexOf(':');
        boolean hasPort = colon > 0 && name.substring(colon + 1).matches("\\d+");
        Settings settings = old.with("database.host", hasPort ? name.substring(0, colon) : name)
                .with("database.port", hasPort ? Integer.parseInt(name.substring(colon + 1)) : 3306);
        if (user.isPresent()) {
            settings = settings.with("database.user", user.get());
        }
        String password = environment.get("DJ_TO_PASS");
        return password == null ? settings : settings.with("database.password", password);
    }

    /** As they were given, to be given again. */
    String text() {
        return host.map(name -> " --to " + name).orElse("")
                + user.map(name -> " --to-user " + name).orElse("");
    }
}
