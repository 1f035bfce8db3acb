package datajoint.cli.demo;

import static datajoint.Columns.desc;

import datajoint.DataJoint;
import datajoint.Query;
import datajoint.Schema;
import datajoint.Table;
import datajoint.cli.demo.HeartLab.Fast;
import datajoint.cli.demo.HeartLab.Lead;
import datajoint.cli.demo.HeartLab.Recording;
import datajoint.cli.demo.HeartLab.Rhythm;
import datajoint.cli.demo.HeartLab.Segment;
import datajoint.cli.text.TextTable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** The lab on one server: declared, filled, read. */
final class Demo {
    static final String SCHEMA = "heart";

    private final DataJoint dj;
    private final PrintWriter out;

    Demo(DataJoint dj, PrintWriter out) {
        this.dj = dj;
        this.out = out;
    }

    /** @return the answer to the last question, to be compared between servers */
    List<Fast> run() {
        Schema schema = dj.schema(SCHEMA);
        schema.declare(Lead.class, List.of(new Lead("MLII", "right arm to left leg, on the chest")));
        Table<Recording> recordings = schema.declare(Recording.class);
        Table<Segment> segments = schema.declare(Segment.class);
        Table<Segment.Beat> beats = schema.declare(Segment.Beat.class);
        Table<Rhythm> rhythms = schema.declare(Rhythm.class);

        recordings.insert(new Recording(SampleData.RECORDING, "MLII", SampleData.RATE, SampleData.SOURCE));
        float[][] signals = SampleData.segments();
        List<Segment> rows = new ArrayList<>();
        for (int i = 0; i < signals.length; i++) {
            int second = SampleData.FIRST_SECOND + i * SampleData.SEGMENT_SECONDS;
            rows.add(new Segment(new Segment.Key(SampleData.RECORDING, i), Segment.time(second), signals[i]));
        }
        segments.insertAll(rows);
        analyse(segments, beats, rhythms);
        say("%d segments with %,d samples and %d heart beats are in the tables."
                .formatted(segments.count(), signals.length * signals[0].length, beats.count()));
        return ask(segments, rhythms);
    }

    /** Reads each signal back from its blob, finds the beats in it and stores them. */
    private static void analyse(Table<Segment> segments, Table<Segment.Beat> beats, Table<Rhythm> rhythms) {
        for (Segment segment : segments.list(Segment.class)) {
            List<Integer> peaks = Heartbeats.find(segment.signal(), SampleData.RATE);
            List<Segment.Beat> found = new ArrayList<>();
            for (int peak : peaks) {
                double at = peak / (double) SampleData.RATE;
                found.add(new Segment.Beat(segment.key(), found.size(), at, segment.signal()[peak]));
            }
            beats.insertAll(found);
            double span = (peaks.get(peaks.size() - 1) - peaks.get(0)) / (double) SampleData.RATE;
            double bpm = Math.round(600 * (peaks.size() - 1) / span) / 10.0;
            rhythms.insert(new Rhythm(segment.key(), peaks.size(), bpm));
        }
    }

    private List<Fast> ask(Table<Segment> segments, Table<Rhythm> rhythms) {
        Query fastest = rhythms.restrict("bpm > ?", 100)
                .join(segments.project("started"))
                .top(5, desc("bpm"));
        say("\nWhen was the heart fastest?");
        say("  rhythms.restrict(\"bpm > ?\", 100).join(segments.project(\"started\")).top(5, desc(\"bpm\"))");
        say("\n  " + fastest.sql().text().replace("\n", "\n  ") + "\n");
        new TextTable(fastest.expression().heading()).print(fastest.rows().iterator(), out);
        return fastest.list(Fast.class);
    }

    private void say(String text) {
        out.println(text);
        out.flush();
    }
}
