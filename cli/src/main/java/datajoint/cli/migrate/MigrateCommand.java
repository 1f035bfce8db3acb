package datajoint.cli.migrate;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Takes a pipeline of DataJoint 0.14 to 2.0. */
@Command(
        name = "migrate",
        description = {
            "Take the schemas of a lab from DataJoint 0.14 to 2.0, by copy: the old tables stay as they are until the"
                    + " very end, and every step can be taken back before cleanup.",
            "%nIn this order: assess (look, change nothing), plan, shadow (make the new tables), copy (the rows), pointers"
                    + " (the files in stores), verify (prove that all is the same), cutover (the new tables take the names"
                    + " of the old ones), watch, cleanup. 'status' tells at any time what comes next; 'undo' goes back.",
            "%nA command that was killed or stopped with Ctrl-C goes on where it was when it is given again. --dry-run"
                    + " shows what a step would do and changes nothing.%n"
        },
        footer = "%nExit codes: 0 done, 1 failed, 2 differences found, 3 a person has to decide, 4 stopped safely.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            AssessCommand.class,
            PlanCommand.class,
            ShadowCommand.class,
            CopyCommand.class,
            PointersCommand.class,
            VerifyCommand.class,
            CutoverCommand.class,
            RunCommand.class,
            StatusCommand.class,
            AcceptCommand.class,
            UndoCommand.class,
            WatchCommand.class,
            CleanupCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
        })
public final class MigrateCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
