package datajoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.backend.OnDuplicate;
import datajoint.codec.array.NdArray;
import datajoint.insert.InsertOptions;
import datajoint.model.DataException;
import datajoint.model.QueryException;
import datajoint.model.Tier;
import datajoint.row.Row;
import datajoint.testkit.EachServer;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The examples of docs/inserting.md and docs/fetching.md, and what they promise. */
class InsertAndFetchTest {
    enum Sex {
        F,
        M,
        U
    }

    @Definition("""
            # An animal
            mouse_id : int32
            ---
            sex = 'U' : enum('F', 'M', 'U')
            weight = null : float64
            born : date
            """)
    record Mouse(int mouseId, Sex sex, Optional<Double> weight, LocalDate born) {
        record Key(int mouseId) {}
    }

    @Definition("""
            # One recording
            -> Mouse
            session_idx : uint8
            ---
            notes = null : json
            signal : <blob>
            """)
    record Session(Key key, Notes notes, float[] signal) {
        record Key(Mouse.Key mouse, short sessionIdx) {}

        record Notes(String rig, List<Integer> channels) {}
    }

    private static final LocalDate BORN = LocalDate.of(2026, 1, 31);

    @EachServer
    void rowsOfAnyFormGoIn(TestServer server) {
        try (TestSchema name = TestSchema.on(server, "rows");
                DataJoint dj = TestConnection.to(server)) {
            Table<Mouse> mice = dj.schema(name.name()).declare(Mouse.class);
            LocalDate born = BORN;

            mice.insert(new Mouse(1, Sex.F, Optional.of(21.5), born));
            mice.insert(Map.of("mouse_id", 2, "born", "2026-01-31"));
            mice.insertMaps(List.of(Map.of("mouse_id", 3, "born", born), Map.of("mouse_id", 4, "born", born)));
            mice.insertAll(IntStream.range(10, 5000).mapToObj(i -> new Mouse(i, Sex.M, Optional.empty(), born)));
            mice.insert(new Mouse(1, Sex.M, Optional.empty(), born), OnDuplicate.SKIP);
            mice.insert(new Mouse(2, Sex.M, Optional.of(20.0), born), OnDuplicate.REPLACE);
            mice.insertAny(
                    List.of(Map.of("mouse_id", 5, "born", born, "cage", "B")).iterator(),
                    InsertOptions.DEFAULT.ignoringExtraFields());

            assertThat(mice.count()).isEqualTo(4995);
            assertThat(mice.at(new Mouse.Key(1)).one(Mouse.class).sex()).isEqualTo(Sex.F);
            assertThat(mice.at(new Mouse.Key(2)).one(Mouse.class).weight()).contains(20.0);
            assertThat(mice.at(new Mouse.Key(3)).one(Mouse.class).sex()).isEqualTo(Sex.U);
        }
    }

    @EachServer
    void rowsComeOutInTheFormAskedFor(TestServer server) {
        try (TestSchema name = TestSchema.on(server, "rows");
                DataJoint dj = TestConnection.to(server)) {
            Schema schema = dj.schema(name.name());
            Table<Mouse> mice = schema.declare(Mouse.class);
            Table<Session> sessions = schema.declare(Session.class);
            mice.insertAll(IntStream.range(0, 100).mapToObj(i -> new Mouse(i, Sex.F, Optional.of(20.0 + i), BORN)));
            Session.Notes notes = new Session.Notes("A", List.of(1, 2));
            mice.keys(Mouse.Key.class)
                    .forEach(mouse ->
                            sessions.insert(new Session(new Session.Key(mouse, (short) 200), notes, new float[] {1})));

            record Weighed(int mouseId, double weight) {}
            record Weights(int[] mouseId, double[] weight, LocalDate[] born) {}

            List<Row> rows = mice.rows();
            List<Weighed> heavy = mice.restrict("weight > ?", 100).list(Weighed.class);
            Mouse first = mice.restrict(Map.of("mouse_id", 0)).one(Mouse.class);
            double weight = mice.at(new Mouse.Key(7)).value("weight", Double.class);
            double[] weights = mice.column("weight", double[].class);
            Weights columns = mice.columns(Weights.class);
            List<Session.Key> keys = sessions.keys(Session.Key.class);
            long grams = 0;
            try (Stream<Weighed> stream = mice.stream(Weighed.class)) {
                grams = stream.mapToLong(mouse -> Math.round(mouse.weight())).sum();
            }

            assertThat(rows).hasSize(100);
            assertThat(heavy).hasSize(19);
            assertThat(first).isEqualTo(new Mouse(0, Sex.F, Optional.of(20.0), BORN));
            assertThat(weight).isEqualTo(27);
            assertThat(weights).hasSize(100).contains(20.0, 119.0);
            assertThat(columns.born()).hasSize(100).containsOnly(BORN);
            assertThat(columns.mouseId()).contains(0, 99);
            assertThat(keys).hasSize(100).contains(new Session.Key(new Mouse.Key(5), (short) 200));
            assertThat(grams).isEqualTo(6950);
            assertThat(mice.head(2)).extracting(row -> row.intValue("mouse_id")).containsExactly(0, 1);
            assertThat(mice.tail(2)).extracting(row -> row.intValue("mouse_id")).containsExactly(98, 99);
            assertThat(sessions.join(mice)
                            .restrict("weight < ?", 21)
                            .list(Session.class)
                            .get(0)
                            .notes())
                    .isEqualTo(notes);
            assertThat(sessions.preview()).startsWith("""
                    *mouse_id  *session_idx  notes   signal
                    ---------------------------------------
                    0          200           =JSON=  =BLOB=
                    """).contains("...").endsWith("(Total: 100)\n");
        }
    }

    @EachServer
    void blobsBecomeJavaArraysWhereEveryElementFits(TestServer server) {
        try (TestSchema name = TestSchema.on(server, "rows");
                DataJoint dj = TestConnection.to(server)) {
            Table<Row> traces = dj.schema(name.name()).declare(Tier.MANUAL, "Trace", "id : int32\n---\nx : <blob>");
            traces.insert(Row.of("id", 1, "x", new float[] {1.5f, -0.0f, Float.NaN}));
            traces.insert(Row.of("id", 2, "x", new int[] {1, 2}));
            traces.insert(Row.of("id", 3, "x", new double[][] {{1, 2, 3}, {4, 5, 6}}));

            assertThat(value(traces, 1, float[].class)).containsExactly(1.5f, -0.0f, Float.NaN);
            assertThat(value(traces, 1, double[].class)).containsExactly(1.5, -0.0, Double.NaN);
            assertThat(value(traces, 2, int[].class)).containsExactly(1, 2);
            assertThat(value(traces, 2, long[].class)).containsExactly(1, 2);
            assertThat(value(traces, 2, double[].class)).containsExactly(1, 2);
            assertThat(value(traces, 3, double[][].class)[1]).containsExactly(4, 5, 6);
            assertThat(value(traces, 3, NdArray.class).shape()).containsExactly(2, 3);
            assertThatThrownBy(() -> value(traces, 3, float[].class))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("'x' is an array of float64 with shape [2, 3], not a float[]");
        }
    }

    private static <T> T value(Table<Row> traces, int id, Class<T> type) {
        return traces.restrict(Map.of("id", id)).value("x", type);
    }

    @EachServer
    void oneRowIsOneRow(TestServer server) {
        try (TestSchema name = TestSchema.on(server, "rows");
                DataJoint dj = TestConnection.to(server)) {
            Table<Mouse> mice = dj.schema(name.name()).declare(Mouse.class);

            assertThatThrownBy(mice::one).isInstanceOf(QueryException.class).hasMessageContaining("There is no row");
            mice.insertAll(IntStream.range(0, 3).mapToObj(i -> new Mouse(i, Sex.F, Optional.empty(), BORN)));
            assertThatThrownBy(mice::one)
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining("There are 3 rows")
                    .hasMessageContaining("[mouse_id]");
            assertThat(mice.column("weight", double[].class)).containsOnly(Double.NaN);
            record Weighed(int mouseId, double weight) {}
            assertThatThrownBy(() -> mice.list(Weighed.class))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("missing value of 'weight'");
            record Wrong(int mouseId, String name, int age) {}
            assertThatThrownBy(() -> mice.list(Wrong.class))
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining("asks for [name, age]");
        }
    }

    @EachServer
    void notANumberIsNoValueAndATimeZoneIsRefused(TestServer server) {
        try (TestSchema name = TestSchema.on(server, "rows");
                DataJoint dj = TestConnection.to(server)) {
            Table<Row> table = dj.schema(name.name())
                    .declare(
                            Tier.MANUAL,
                            "Odd",
                            "id : int32\n---\nx = null : float64\ny = 2.5 : float64\nt = null : datetime(6)");

            table.insert(Row.of("id", 1, "x", Double.NaN, "y", Double.NaN));
            assertThat(table.one()).isEqualTo(Row.of("id", 1, "x", null, "y", 2.5, "t", null));
            Row infinite = Row.of("id", 2, "x", Double.NEGATIVE_INFINITY);
            if (server.isPostgres()) {
                table.insert(infinite);
                assertThat(table.restrict(Map.of("id", 2)).value("x", Double.class))
                        .isEqualTo(Double.NEGATIVE_INFINITY);
            } else {
                assertThatThrownBy(() -> table.insert(infinite))
                        .isInstanceOf(DataException.class)
                        .hasMessageContaining("MySQL holds no infinity");
            }
            assertThatThrownBy(
                            () -> table.insert(Row.of("id", 3, "t", ZonedDateTime.parse("2026-01-01T00:00:00+01:00"))))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("'t'");
            LocalDateTime moment = LocalDateTime.of(2026, 1, 2, 3, 4, 5, 678_901_000);
            table.insert(Row.of("id", 4, "t", moment));
            assertThat(table.restrict(Map.of("id", 4)).value("t", LocalDateTime.class))
                    .isEqualTo(moment);
        }
    }

    @EachServer
    void anInsertThatFailsLateLeavesNothing(TestServer server) {
        try (TestSchema name = TestSchema.on(server, "rows");
                DataJoint dj = TestConnection.to(server)) {
            Table<Mouse> mice = dj.schema(name.name()).declare(Mouse.class);
            Stream<Map<String, Object>> rows = IntStream.range(0, 25_001).mapToObj(i -> {
                Map<String, Object> row = new LinkedHashMap<>(Map.of("mouse_id", i, "born", BORN));
                row.put("sex", i == 25_000 ? "X" : "F");
                return row;
            });

            assertThatThrownBy(() -> mice.insertAny(rows.iterator(), InsertOptions.DEFAULT))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("Row 25001")
                    .hasMessageContaining("'sex'")
                    .hasMessageContaining("'X'");
            assertThat(mice.exists()).isFalse();
        }
    }

    @EachServer
    void aPopulatedTableIsFilledByHandOnlyOnPurpose(TestServer server) {
        try (TestSchema name = TestSchema.on(server, "rows");
                DataJoint dj = TestConnection.to(server)) {
            Schema schema = dj.schema(name.name());
            Table<Mouse> mice = schema.declare(Mouse.class);
            mice.insert(new Mouse(1, Sex.F, Optional.empty(), BORN));
            Table<Row> computed = schema.declare(Tier.COMPUTED, "Fate", "-> Mouse\n---\nx : int32");
            List<Row> rows = List.of(Row.of("mouse_id", 1, "x", 5));

            assertThatThrownBy(() -> computed.insertAll(rows))
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining("filled by populate");
            computed.insertAny(rows.iterator(), InsertOptions.DEFAULT.allowingDirect());
            assertThat(computed.count()).isEqualTo(1);
        }
    }
}
