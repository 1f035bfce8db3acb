package datajoint.cli.migrate;

import datajoint.migrate.step.Progress;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** How far a step is: one line that changes on a terminal, a line every few seconds in a file. Safe for threads. */
final class ProgressLine implements Progress {
    private static final long OFTEN_MILLISECONDS = 100;
    private static final long SELDOM_MILLISECONDS = 5_000;
    private static final int WIDTH = 20;
    private static final int WIDEST = 100;

    private final PrintWriter err;
    private final Clock clock;
    private final boolean terminal;
    private String doing = "";
    private long began;
    private long first;
    private long shown;
    private boolean open;

    ProgressLine(PrintWriter err, Clock clock, boolean terminal) {
        this.err = err;
        this.clock = clock;
        this.terminal = terminal;
        this.shown = clock.millis();
    }

    static ProgressLine on(PrintWriter err) {
        return new ProgressLine(err, Clock.systemUTC(), Ansi.AUTO.enabled());
    }

    @Override
    public synchronized void report(String what, long done, long total, String unit) {
        long now = clock.millis();
        if (!what.equals(doing)) {
            doing = what;
            began = now;
            first = done;
        }
        if (now - shown < (terminal ? OFTEN_MILLISECONDS : SELDOM_MILLISECONDS)) {
            return;
        }
        shown = now;
        String line = line(done, total, unit, now - began);
        if (terminal) {
            err.print("\r\033[K" + (line.length() > WIDEST ? line.substring(0, WIDEST) : line));
            open = true;
        } else {
            err.println(line.strip());
        }
        err.flush();
    }

    /** Wipes the line, so that other text can follow. */
    synchronized void end() {
        if (open) {
            err.print("\r\033[K");
            err.flush();
            open = false;
        }
    }

    private String line(long done, long total, String unit, long milliseconds) {
        double rate = milliseconds > 0 ? (done - first) * 1000.0 / milliseconds : 0;
        StringBuilder line = new StringBuilder();
        if (total > 0) {
            // Servers only estimate how many there are.
            long percent = Math.min(100, done * 100 / total);
            int full = (int) (percent * WIDTH / 100);
            line.append('[')
                    .append("#".repeat(full))
                    .append("-".repeat(WIDTH - full))
                    .append(']');
            line.append("%3d%%  ".formatted(percent));
        }
        line.append(doing).append(String.format(Locale.ROOT, "  %,d%s %s", done, of(done, total), unit));
        if (rate >= 1) {
            line.append(String.format(Locale.ROOT, "  %,.0f/s", rate));
            if (total > done) {
                line.append("  ")
                        .append(Words.seconds((long) ((total - done) / rate)))
                        .append(" left");
            }
        }
        return line.toString();
    }

    private static String of(long done, long total) {
        return total > done ? String.format(Locale.ROOT, " of %,d", total) : "";
    }
}
