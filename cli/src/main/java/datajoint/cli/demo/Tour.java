package datajoint.cli.demo;

import static datajoint.Columns.desc;

import datajoint.DataJoint;
import datajoint.Query;
import datajoint.Schema;
import datajoint.Table;
import datajoint.cli.text.TextTable;
import datajoint.codec.array.NdArray;
import datajoint.row.Row;
import java.util.List;

/** The migrated lab at work, in Java. */
final class Tour {
    private final DataJoint dj;
    private final Show show;

    Tour(DataJoint dj, Show show) {
        this.dj = dj;
        this.show = show;
    }

    void run() {
        Schema heart = dj.existingSchema("heart");
        show.say("The definitions, as any DataJoint 2 reads them from the database:\n");
        show.say(heart.describe());
        Table<Row> rhythms = heart.table("Rhythm");
        Table<Row> segments = heart.table("Segment");
        Query fastest = rhythms.project("bpm")
                .restrict("bpm > ?", 100)
                .join(segments.project("start"))
                .top(5, desc("bpm"));
        show.say("When was the heart fastest?\n");
        show.say(
                "  rhythms.project(\"bpm\").restrict(\"bpm > ?\", 100).join(segments.project(\"start\")).top(5, desc(\"bpm\"))");
        show.say("\n  " + fastest.sql().text().replace("\n", "\n  ") + "\n");
        new TextTable(fastest.expression().heading()).print(fastest.rows().iterator(), show.out());
        List<Row> first = fastest.rows();
        Row key = Row.of(
                "recording_id",
                first.get(0).value("recording_id"),
                "segment",
                first.get(0).value("segment"));
        NdArray signal = segments.at(key).value("signal", NdArray.class);
        show.say("\nIts signal, from the file in the store that 0.14.6 wrote:\n\n  "
                + signal.toString().replace("\n", "\n  "));
    }
}
