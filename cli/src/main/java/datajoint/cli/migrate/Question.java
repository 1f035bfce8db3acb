package datajoint.cli.migrate;

import datajoint.cli.entry.Entry;
import datajoint.migrate.step.AnswerNeededException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;

/** Asks a person, if there is one. */
final class Question {
    private Question() {}

    /**
     * True if a person at the terminal says yes.
     *
     * @throws AnswerNeededException if nobody is there
     */
    static boolean confirm(CommandSpec command, String question) throws IOException {
        String answer = ask(
                        command, question + " [y/N] ", "Nobody is there to be asked: %s".formatted(question), "--yes")
                .toLowerCase(Locale.ROOT);
        return answer.equals("y") || answer.equals("yes");
    }

    /** What a person types; from Java 22 on a program without a terminal reads an empty answer. */
    @SuppressWarnings("SystemConsoleNull")
    static String ask(CommandSpec command, String prompt, String problem, String option) throws IOException {
        if (System.console() == null) {
            throw new AnswerNeededException(problem, "If you are sure, add %s.".formatted(option));
        }
        PrintWriter err = command.commandLine().getErr();
        err.print(prompt);
        err.flush();
        StringBuilder answer = new StringBuilder();
        for (int letter = Entry.of(command).in().read();
                letter >= 0 && letter != '\n';
                letter = Entry.of(command).in().read()) {
            answer.append((char) letter);
        }
        return answer.toString().strip();
    }
}
