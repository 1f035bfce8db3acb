package datajoint.guide;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.DataJoint;
import datajoint.Definition;
import datajoint.Relation;
import datajoint.Schema;
import datajoint.Table;
import datajoint.TestConnection;
import datajoint.codec.array.NdArray;
import datajoint.testkit.EachServer;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.time.LocalDate;
import java.util.List;

/** The listing of README.md: what stands between the marks is the same text there. */
class FirstPipelineTest {
    // readme: begin
    @Definition("""
            # A mouse of the colony
            mouse_id : uint32            # ear tag
            ---
            born : date
            sex = 'U' : enum('F', 'M', 'U')
            """)
    record Mouse(int mouseId, LocalDate born, String sex) {}

    @Definition("""
            # One recording of one mouse
            -> Mouse
            session_idx : uint8
            ---
            weight : float64             # grams
            signal : <blob>              # volts
            """)
    record Session(Key key, double weight, NdArray signal) {
        record Key(int mouseId, int sessionIdx) {}
    }

    static List<Session> heavyFemales(DataJoint dj, String schemaName) {
        Schema lab = dj.schema(schemaName);
        Table<Mouse> mice = lab.declare(Mouse.class);
        Table<Session> sessions = lab.declare(Session.class);

        mice.insertAll(
                List.of(new Mouse(7, LocalDate.of(2026, 1, 5), "F"), new Mouse(8, LocalDate.of(2026, 1, 6), "M")));
        sessions.insert(new Session(new Session.Key(7, 1), 21.5, NdArray.of(new double[] {0.1, 0.2})));
        sessions.insert(new Session(new Session.Key(8, 1), 25.0, NdArray.of(new double[] {0.3})));

        Relation females = mice.restrict("sex = ?", "F");
        return sessions.restrict(females).restrict("weight > ?", 20).list(Session.class);
    }
    // readme: end

    @EachServer
    void theFirstPipelineFindsTheSessionOfTheFemale(TestServer server) {
        try (TestSchema name = TestSchema.on(server, "readme");
                DataJoint dj = TestConnection.to(server)) {
            List<Session> found = heavyFemales(dj, name.name());

            assertThat(found)
                    .containsExactly(new Session(new Session.Key(7, 1), 21.5, NdArray.of(new double[] {0.1, 0.2})));
        }
    }
}
