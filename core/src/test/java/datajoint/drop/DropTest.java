package datajoint.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.DataJoint;
import datajoint.Schema;
import datajoint.TestConnection;
import datajoint.model.IntegrityException;
import datajoint.model.MissingTableException;
import datajoint.model.QueryException;
import datajoint.model.TableName;
import datajoint.model.Tier;
import datajoint.testkit.EachServer;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class DropTest {

    @EachServer
    void whatRefersToATableGoesFirstWhateverItsSchema(TestServer server) {
        try (TestSchema first = TestSchema.on(server, "drop");
                TestSchema second = TestSchema.on(server, "drop");
                DataJoint dj = TestConnection.to(server)) {
            Schema lab = lab(dj, first);
            Schema other = dj.schema(second.name());
            other.declare(Tier.COMPUTED, "Rate", "-> " + first.name() + ".Session\n---\nrate : float64\n");
            lab.table("Mouse")
                    .insertMaps(List.of(Map.of("mouse_id", 1, "sex", "F"), Map.of("mouse_id", 2, "sex", "M")));

            DropPlan plan;
            try (DataJoint fresh = TestConnection.to(server)) {
                plan = fresh.schema(first.name()).table("Mouse").planDrop();
                assertThat(plan.steps().get(plan.steps().size() - 1))
                        .isEqualTo(new DropPlan.Step(new TableName(first.name(), "mouse"), 2));
                assertThat(plan.steps())
                        .extracting(step -> step.table().toString())
                        .containsExactlyInAnyOrder(
                                second.name() + ".__rate",
                                first.name() + ".session__trial",
                                first.name() + ".session",
                                first.name() + ".mouse");
                assertThat(plan.toString()).contains("2 rows  " + first.name() + ".mouse");
                assertThat(fresh.schema(first.name()).tables()).hasSize(4);

                plan.execute();

                assertThat(fresh.schema(first.name()).tables())
                        .extracting(table -> table.name().table())
                        .containsExactly("#rig");
                assertThat(fresh.schema(second.name()).tables()).isEmpty();
            }
        }
    }

    @EachServer
    void lineageAndEnumTypesGoWithTheirTable(TestServer server) throws SQLException {
        try (TestSchema name = TestSchema.on(server, "drop");
                DataJoint dj = TestConnection.to(server)) {
            Schema lab = lab(dj, name);
            assertThat(texts(server, lineage(server, name))).contains("mouse", "session", "#rig");

            lab.table("Mouse").planDrop().execute();

            assertThat(texts(server, lineage(server, name))).containsOnly("#rig");
            if (server.isPostgres()) {
                assertThat(texts(
                                server,
                                "SELECT typname FROM pg_type t JOIN pg_namespace n ON n.oid = typnamespace"
                                        + " WHERE typtype = 'e' AND nspname = '" + name.name() + "'"))
                        .hasSize(1);
            }
            lab(dj, name);
        }
    }

    @EachServer
    void aPartDoesNotGoAlone(TestServer server) {
        try (TestSchema name = TestSchema.on(server, "drop");
                DataJoint dj = TestConnection.to(server)) {
            Schema lab = lab(dj, name);

            assertThatThrownBy(() -> lab.table("Session.Trial").planDrop())
                    .isInstanceOf(IntegrityException.class)
                    .hasMessageContaining("session__trial")
                    .hasMessageContaining("Drop the master");
        }
    }

    @EachServer
    void aSchemaGoesWithAllThatRefersToIt(TestServer server) {
        try (TestSchema first = TestSchema.on(server, "drop");
                TestSchema second = TestSchema.on(server, "drop");
                DataJoint dj = TestConnection.to(server)) {
            lab(dj, first);
            Schema other = dj.schema(second.name());
            other.declare(Tier.MANUAL, "Note", "-> " + first.name() + ".Mouse\n---\nnote : varchar(20)\n");
            other.declare(Tier.MANUAL, "Free", "free : int32\n");

            DropPlan plan = dj.schema(first.name()).planDrop();
            plan.execute();

            assertThat(dj.schemas()).doesNotContain(first.name());
            assertThat(other.tables()).extracting(table -> table.name().table()).containsExactly("free");
            assertThatThrownBy(() -> dj.existingSchema(first.name())).isInstanceOf(MissingTableException.class);
        }
    }

    @EachServer
    void aTableThatCameAfterThePlanStaysAndStopsIt(TestServer server) {
        try (TestSchema name = TestSchema.on(server, "drop");
                DataJoint dj = TestConnection.to(server)) {
            Schema lab = lab(dj, name);
            DropPlan plan = lab.table("Rig").planDrop();
            lab.declare(Tier.MANUAL, "Repair", "-> Rig\nrepair : int32\n");

            assertThatThrownBy(plan::execute).isInstanceOf(IntegrityException.class);
            assertThat(lab.table("Rig").count()).isZero();
        }
    }

    @EachServer
    void inATransactionNothingIsDropped(TestServer server) {
        try (TestSchema name = TestSchema.on(server, "drop");
                DataJoint dj = TestConnection.to(server)) {
            Schema lab = lab(dj, name);

            assertThatThrownBy(() -> dj.transaction(tx -> {
                        lab.table("Rig").in(tx).planDrop().execute();
                        return tx;
                    }))
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining("inside a transaction");
            assertThat(lab.table("Rig").count()).isZero();
        }
    }

    private static Schema lab(DataJoint dj, TestSchema name) {
        Schema lab = dj.schema(name.name());
        lab.declare(Tier.LOOKUP, "Rig", "rig : varchar(8)\n---\nkind : enum('a', 'b')\n");
        lab.declare(Tier.MANUAL, "Mouse", "mouse_id : int32\n---\nsex : enum('F', 'M')\n");
        lab.declare(Tier.MANUAL, "Session", "-> Mouse\nsession : int32\n---\n-> [nullable] Rig.proj(other='rig')\n");
        lab.declarePart("Session", "Trial", "-> master\ntrial : int32\n");
        return lab;
    }

    private static String lineage(TestServer server, TestSchema name) {
        String quote = server.isPostgres() ? "\"" : "`";
        return "SELECT DISTINCT table_name FROM " + name.name() + "." + quote + "~lineage" + quote;
    }

    private static List<String> texts(TestServer server, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
