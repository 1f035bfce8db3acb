package datajoint.cli.demo;

import datajoint.Definition;
import datajoint.model.Tier;
import java.time.LocalTime;

/** The tables of the demo. */
final class HeartLab {
    private HeartLab() {}

    @Definition(tier = Tier.LOOKUP, value = """
            # place of an electrode
            lead : varchar(8)
            ---
            place : varchar(60)
            """)
    record Lead(String lead, String place) {}

    @Definition("""
            # one recording of a heart
            recording_id : uint16      # number in the archive
            ---
            -> Lead
            rate : float32             # samples per second
            source : varchar(80)       # where it comes from
            """)
    record Recording(int recordingId, String lead, float rate, String source) {}

    @Definition("""
            # ten seconds of a recording
            -> Recording
            segment : uint16
            ---
            started : varchar(8)       # time in the recording
            signal : <blob>            # millivolt
            """)
    record Segment(Key key, String started, float[] signal) {
        record Key(int recordingId, int segment) {}

        static String time(int seconds) {
            return LocalTime.ofSecondOfDay(seconds).toString();
        }

        @Definition(tier = Tier.PART, value = """
                # one heart beat in a segment
                -> master
                beat : uint8
                ---
                at : float64           # seconds from the start of the segment
                peak : float32         # millivolt
                """)
        record Beat(Key key, int beat, double at, float peak) {}
    }

    @Definition("""
            # how fast the heart goes in a segment
            -> Segment
            ---
            beats : uint8
            bpm : float64              # beats per minute
            """)
    record Rhythm(Segment.Key key, int beats, double bpm) {}

    /** What the last query of the demo asks for. */
    record Fast(int segment, String started, int beats, double bpm) {}
}
