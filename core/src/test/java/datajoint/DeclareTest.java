package datajoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.backend.OnDuplicate;
import datajoint.model.DeclarationException;
import datajoint.model.Tier;
import datajoint.row.Row;
import datajoint.testkit.EachServer;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

class DeclareTest {
    @Definition(tier = Tier.LOOKUP, value = """
            # place of recording
            rig : varchar(16)
            """)
    record Rig(String rig) {}

    @Definition("""
            # A mouse
            mouse_id : uint32       # ear tag
            ---
            dob : date
            sex = "U" : enum('F', 'M', 'U')
            weight = null : float64  # grams
            """)
    record Mouse(int mouseId, LocalDate dob, String sex, Double weight) {}

    @Definition("""
            -> Mouse
            session_idx : int16
            ---
            -> [nullable] Rig
            started = CURRENT_TIMESTAMP : datetime
            note = '' : varchar(100)
            """)
    record Session(Key key, String rig, java.time.LocalDateTime started, String note) {
        record Key(int mouseId, int sessionIdx) {}

        @Definition(tier = Tier.PART, value = """
                -> master
                trial : uint8
                ---
                correct : bool
                """)
        record Trial(Key key, int trial, boolean correct) {}
    }

    @EachServer
    void declaresClassesInWhateverOrderTheyAreGiven(TestServer server) {
        try (TestSchema name = TestSchema.on(server, "declare");
                DataJoint dj = TestConnection.to(server)) {
            Schema schema = dj.schema(name.name());

            schema.declareAll(Session.Trial.class, Session.class, Mouse.class, Rig.class);

            assertThat(schema.tables())
                    .extracting(table -> table.name().className())
                    .containsExactlyInAnyOrder("Mouse", "Rig", "Session", "Session.Trial");
            assertThat(schema.table("Session.Trial")
                            .heading()
                            .attribute("mouse_id")
                            .lineage())
                    .hasToString("Optional[" + name.name() + ".mouse.mouse_id]");
        }
    }

    @EachServer
    void insertsAndFetchesRecords(TestServer server) {
        try (TestSchema name = TestSchema.on(server, "declare");
                DataJoint dj = TestConnection.to(server)) {
            Schema schema = dj.schema(name.name());
            Table<Mouse> mice = schema.declare(Mouse.class);
            schema.declare(Rig.class, List.of(new Rig("A"), new Rig("B")));
            schema.declare(Rig.class, List.of(new Rig("A"), new Rig("B"), new Rig("C")));
            Table<Session> sessions = schema.declare(Session.class);

            Mouse mouse = new Mouse(7, LocalDate.of(2026, 1, 5), "F", 21.5);
            Mouse other = new Mouse(8, LocalDate.of(2026, 1, 6), "M", null);
            assertThat(mice.insertAll(List.of(mouse, other))).isEqualTo(2);
            sessions.insert(Map.of("mouse_id", 7, "session_idx", 1, "rig", "A"));

            assertThat(mice.list(Mouse.class)).containsExactlyInAnyOrder(mouse, other);
            assertThat(sessions.one().text("note")).isEmpty();
            assertThat(schema.table("Rig").count()).isEqualTo(3);
            assertThat(mice.column("mouse_id", int[].class)).containsExactlyInAnyOrder(7, 8);
            assertThat(sessions.keys(Session.Key.class)).containsExactly(new Session.Key(7, 1));
            mice.insert(new Mouse(7, LocalDate.of(2026, 1, 5), "M", 22.0), OnDuplicate.REPLACE);
            mice.insert(new Mouse(8, LocalDate.of(2026, 1, 5), "F", 22.0), OnDuplicate.SKIP);
            assertThat(mice.list(Mouse.class)).extracting(Mouse::sex).containsExactly("M", "M");
        }
    }

    @Definition(tier = Tier.LOOKUP, value = """
            drug : varchar(16)
            ---
            dose : float64  # mg/kg
            """)
    record Drug(String drug, double dose) {
        static List<Drug> contents() {
            return List.of(new Drug("ketamine", 80), new Drug("urethane", 1200));
        }

        @Definition(tier = Tier.PART, value = "-> master\nmaker : varchar(16)\n")
        record Maker(String drug, String maker) {}
    }

    @EachServer
    void aTableComesWithItsPartsAndItsContents(TestServer server) {
        try (TestSchema name = TestSchema.on(server, "declare");
                DataJoint dj = TestConnection.to(server)) {
            Schema schema = dj.schema(name.name());

            Table<Drug> drugs = schema.declare(Drug.class);
            schema.table(Drug.Maker.class).insert(new Drug.Maker("ketamine", "A"));
            drugs.insert(new Drug("isoflurane", 2));

            assertThat(schema.declare(Drug.class).list(Drug.class))
                    .containsExactlyInAnyOrder(
                            new Drug("ketamine", 80), new Drug("urethane", 1200), new Drug("isoflurane", 2));
        }
    }

    @EachServer
    void settingsSayWhatDeclaringDoes(TestServer server) {
        try (TestSchema name = TestSchema.on(server, "declare");
                DataJoint dj = TestConnection.to(server)) {
            Schema schema = dj.schema(name.name());
            dj.config().set("database.create_tables", false);
            assertThatThrownBy(() -> schema.declare(Rig.class))
                    .isInstanceOf(DeclarationException.class)
                    .hasMessageContaining("database.create_tables is false");
            dj.config().reset("database.create_tables");
            schema.declare(Rig.class);

            dj.config().set("jobs.add_job_metadata", true);
            dj.config().set("jobs.allow_new_pk_fields_in_computed_tables", true);
            Table<Row> mean = schema.declare(Tier.COMPUTED, "Mean", "-> Rig\nblock : int32\n---\nmean : float64\n");

            assertThat(mean.heading().names()).containsExactly("rig", "block", "mean");
            assertThat(mean.describe()).doesNotContain("_job");
        }
    }

    @EachServer
    void declaringAgainIsHarmlessAndADifferenceIsToldInWords(TestServer server) {
        try (TestSchema name = TestSchema.on(server, "declare");
                DataJoint dj = TestConnection.to(server)) {
            Schema schema = dj.schema(name.name());
            schema.declare(Mouse.class);
            schema.declare(Mouse.class);

            assertThatThrownBy(() -> schema.declare(Tier.MANUAL, "Mouse", "mouse_id : uint32\n---\ndob : datetime\n"))
                    .isInstanceOf(DeclarationException.class)
                    .hasMessageContaining("datetime")
                    .hasMessageContaining("weight");
        }
    }

    @EachServer
    void anotherProgramDescribesTheSameTables(TestServer server) {
        try (TestSchema name = TestSchema.on(server, "golden");
                TestSchema copy = TestSchema.on(server, "golden");
                DataJoint dj = TestConnection.to(server);
                DataJoint other = TestConnection.to(server)) {
            GoldenSchemas.declare(dj.schema(name.name()), "university");

            List<Table<Row>> tables = other.existingSchema(name.name()).tables();

            Schema second = other.schema(copy.name());
            for (Table<Row> table : tables) {
                Tier tier = table.name().tier().orElseThrow();
                Table<Row> again = tier == Tier.PART
                        ? second.declarePart(
                                table.name().master().orElseThrow().className(),
                                table.name().className().replaceFirst(".*\\.", ""),
                                table.describe())
                        : second.declare(tier, table.name().className(), table.describe());
                assertThat(again.describe()).isEqualTo(table.describe());
            }
        }
    }
}
