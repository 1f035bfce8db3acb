package datajoint.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;

/** What the people in front of the terminal see: words, commands, and a pause where they asked for one. */
final class Show {
    private final PrintWriter out;
    private final InputStream in;
    private final boolean pausing;

    Show(PrintWriter out, InputStream in, boolean pausing) {
        this.out = out;
        this.in = in;
        this.pausing = pausing;
    }

    PrintWriter out() {
        return out;
    }

    void say(String text) {
        out.println(text);
        out.flush();
    }

    void title(String text) {
        say("\n── " + text + " " + "─".repeat(Math.max(3, 76 - text.length())));
    }

    void pause() throws IOException {
        if (pausing) {
            out.print("   [Enter]");
            out.flush();
            int letter = in.read();
            while (letter >= 0 && letter != '\n') {
                letter = in.read();
            }
        }
    }
}
