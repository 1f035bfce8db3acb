package datajoint.cli.migrate;

import datajoint.DataJoint;
import datajoint.cli.entry.ConnectionOptions;
import datajoint.cli.entry.Entry;
import datajoint.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which server, which schemas, which stores: the same for every command. */
final class MigrateOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Mixin
    private ConnectionOptions connection;

    @Option(
            names = "--schemas",
            paramLabel = "NAME",
            split = ",",
            description = "The schemas, by the names they have in 0.14; %% stands for any letters: 'lab_%%'."
                    + " Can be left out where only one migration has begun.")
    private List<String> schemas = new ArrayList<>();

    @Option(
            names = "--legacy-config",
            paramLabel = "FILE",
            description = "The dj_local_conf.json of the old installation, for where its stores are."
                    + " Stores that datajoint.json has are taken from there.")
    private Optional<Path> legacyConfig = Optional.empty();

    @Option(
            names = "--store",
            paramLabel = "OLD=NEW",
            description = "A store and its name from now on: external-raw=raw. Others keep their names.")
    private Map<String, String> stores = new LinkedHashMap<>();

    @Mixin
    private NewServerOptions newServer;

    /** The store names as a plan needs them: 0.11 wrote {@code external} for the one without a name. */
    Map<String, String> storeNames() {
        Map<String, String> names = new LinkedHashMap<>();
        stores.forEach((old, name) -> {
            String plain = old.equals("external") ? "" : old.startsWith("external-") ? old.substring(9) : old;
            names.put(plain, name);
        });
        return names;
    }

    Optional<LegacyConfig> legacy() throws IOException {
        return legacyConfig.isPresent() ? Optional.of(LegacyConfig.read(legacyConfig.get())) : Optional.empty();
    }

    MigrateSession open() throws IOException {
        Settings settings = connection.settings(Entry.of(command).source());
        Optional<LegacyConfig> legacy = legacy();
        if (legacy.isPresent()) {
            settings = legacy.get().addTo(settings, storeNames());
        }
        DataJoint source = DataJoint.builder().settings(settings).connect();
        try {
            DataJoint target = newServer
                    .connect(settings, Entry.of(command).source().environment())
                    .orElse(source);
            return new MigrateSession(command, source, target, settings, schemas, this::again);
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    /** The options that every following command needs too. */
    private String again(String group) {
        StringBuilder text = new StringBuilder(connection.text()).append(newServer.text());
        legacyConfig.ifPresent(file -> text.append(" --legacy-config ").append(file));
        stores.forEach(
                (old, name) -> text.append(" --store ").append(old).append('=').append(name));
        return text + " --schemas " + group;
    }
}
