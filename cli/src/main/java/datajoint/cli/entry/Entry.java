package datajoint.cli.entry;

import datajoint.settings.SettingsSource;
import java.io.InputStream;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** The outside of the command line: settings and answers. */
public interface Entry {
    /** Where settings are looked for. */
    SettingsSource source();

    /** What a person types. */
    InputStream in();

    /** Runs another command as if it had been typed where the source says; its output goes where this one's goes. */
    int run(SettingsSource elsewhere, List<String> command);

    /** The entry that a command belongs to. */
    static Entry of(CommandSpec command) {
        return (Entry) command.root().userObject();
    }
}
