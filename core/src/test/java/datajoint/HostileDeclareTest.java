package datajoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.model.AccessException;
import datajoint.model.ConnectionException;
import datajoint.model.DataJointException;
import datajoint.model.DeclarationException;
import datajoint.model.MissingTableException;
import datajoint.model.QueryException;
import datajoint.model.Tier;
import datajoint.testkit.EachServer;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Declaring where the server, other programs or the definition stand in the way. */
class HostileDeclareTest {

    @EachServer
    void anAccountThatMayOnlyReadIsToldSoAndSeesTheKeys(TestServer server) throws SQLException {
        String reader = "djt_reader_" + Long.toString(ProcessHandle.current().pid(), 36);
        try (TestSchema name = TestSchema.on(server, "hostile");
                DataJoint owner = TestConnection.to(server)) {
            Schema schema = owner.schema(name.name());
            schema.declare(Tier.MANUAL, "Mouse", "mouse_id : int32\n");
            makeReader(server, reader, name.name());
            try (DataJoint dj = TestConnection.builder(server)
                    .user(reader)
                    .password("secret")
                    .connect()) {
                Schema same = dj.schema(name.name());

                assertThat(same.table("Mouse").heading().primaryKey()).containsExactly("mouse_id");
                assertThat(same.declare(Tier.MANUAL, "Mouse", "mouse_id : int32\n")
                                .count())
                        .isZero();
                assertThatThrownBy(() -> same.declare(Tier.MANUAL, "Rig", "rig : int32\n"))
                        .isInstanceOf(AccessException.class)
                        .hasMessageContaining(name.name() + ".rig")
                        .hasMessageContaining("Ask the administrator");
                assertThatThrownBy(() -> dj.schema(name.name() + "_other")).isInstanceOf(AccessException.class);
                assertThatThrownBy(() -> same.table("Mouse").planDrop().execute())
                        .isInstanceOf(AccessException.class);
            } finally {
                dropReader(server, reader, name.name());
            }
        }
    }

    @EachServer
    void aTableThatCannotBeMadeWhollyIsNotMadeAtAll(TestServer server) {
        try (TestSchema name = TestSchema.on(server, "hostile");
                DataJoint dj = TestConnection.to(server)) {
            Schema schema = dj.schema(name.name());

            assertThatThrownBy(() -> schema.declare(
                            Tier.MANUAL,
                            "Mouse",
                            "mouse_id : int32\n---\nsex : enum('F', 'M')\nindex ((upper(no_such)))\n"))
                    .isInstanceOf(DataJointException.class)
                    .hasMessageContaining("no_such");
            assertThat(schema.tables()).isEmpty();
            schema.declare(Tier.MANUAL, "Mouse", "mouse_id : int32\n---\nsex : enum('F', 'M')\n");
        }
    }

    @EachServer
    void aTableOfWhichTheLineageCannotBeWrittenIsNotMade(TestServer server) throws SQLException {
        try (TestSchema name = TestSchema.on(server, "hostile");
                DataJoint dj = TestConnection.to(server)) {
            Schema schema = dj.schema(name.name());
            String quote = server.isPostgres() ? "\"" : "`";
            run(
                    server,
                    "CREATE TABLE " + name.name() + "." + quote + "~lineage" + quote
                            + " (table_name varchar(64), attribute_name varchar(64), lineage varchar(3),"
                            + " PRIMARY KEY (table_name, attribute_name))");

            assertThatThrownBy(() -> schema.declare(Tier.MANUAL, "Mouse", "mouse_id : int32\n"))
                    .isInstanceOf(DataJointException.class)
                    .hasMessageContaining("lineage");
            run(server, "DROP TABLE " + name.name() + "." + quote + "~lineage" + quote);
            assertThat(schema.tables()).isEmpty();
        }
    }

    @EachServer
    void aKilledConnectionIsReplaced(TestServer server) throws SQLException {
        try (TestSchema name = TestSchema.on(server, "hostile");
                DataJoint dj = TestConnection.to(server)) {
            Schema schema = dj.schema(name.name());
            String id = dj.database().connections().use("Asking for the number", connection -> {
                try (Statement statement = connection.createStatement();
                        var row = statement.executeQuery(
                                server.isPostgres() ? "SELECT pg_backend_pid()" : "SELECT connection_id()")) {
                    row.next();
                    return row.getString(1);
                }
            });
            run(server, server.isPostgres() ? "SELECT pg_terminate_backend(" + id + ")" : "KILL " + id);

            try {
                schema.declare(Tier.MANUAL, "Mouse", "mouse_id : int32\n");
            } catch (ConnectionException lost) {
                schema.declare(Tier.MANUAL, "Mouse", "mouse_id : int32\n");
            }
            assertThat(schema.tables()).hasSize(1);
        }
    }

    @EachServer
    void aSchemaThatIsNotThereNamesTheNearest(TestServer server) {
        try (TestSchema name = TestSchema.on(server, "hostile");
                DataJoint dj = TestConnection.to(server)) {
            dj.schema(name.name());
            String typo = name.name().replace("hostile", "hostle");

            assertThatThrownBy(() -> dj.existingSchema(typo))
                    .isInstanceOf(MissingTableException.class)
                    .hasMessageContaining("There is no schema '" + typo + "'")
                    .hasMessageContaining("Did you mean '" + name.name() + "'?");
        }
    }

    @EachServer
    void manyProgramsDeclareTheSameTablesAtOnce(TestServer server) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (TestSchema name = TestSchema.on(server, "hostile")) {
            List<Future<Integer>> runs = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                runs.add(threads.submit(() -> {
                    try (DataJoint dj = TestConnection.to(server)) {
                        Schema schema = dj.schema(name.name());
                        for (int table = 0; table < 5; table++) {
                            String parent = table == 0 ? "k : int32\n" : "-> T" + (table - 1) + "\n";
                            schema.declare(Tier.MANUAL, "T" + table, parent + "---\nv : enum('a', 'b')\n");
                        }
                        return schema.tables().size();
                    }
                }));
            }
            for (Future<Integer> run : runs) {
                assertThat(run.get()).isEqualTo(5);
            }
        } finally {
            threads.shutdown();
        }
    }

    @EachServer
    void aTableThatAnotherProgramMadeMeanwhileIsFound(TestServer server) {
        try (TestSchema name = TestSchema.on(server, "hostile");
                DataJoint dj = TestConnection.to(server);
                DataJoint other = TestConnection.to(server)) {
            Schema schema = dj.schema(name.name());
            assertThat(schema.tables()).isEmpty();
            other.schema(name.name()).declare(Tier.MANUAL, "Mouse", "mouse_id : int32\n");

            schema.declare(Tier.MANUAL, "Session", "-> Mouse\nsession : int32\n");
            other.schema(name.name()).declare(Tier.MANUAL, "Rig", "rig : int32\n");
            assertThat(schema.table("Rig").count()).isZero();
        }
    }

    @EachServer
    void insideATransactionDeclaringIsRefused(TestServer server) {
        try (TestSchema name = TestSchema.on(server, "hostile");
                DataJoint dj = TestConnection.to(server)) {
            dj.schema(name.name());

            assertThatThrownBy(() -> dj.transaction(
                            tx -> tx.schema(name.name()).declare(Tier.MANUAL, "Mouse", "mouse_id : int32\n")))
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining("Declaring " + name.name() + ".mouse is not possible inside a transaction");
        }
    }

    @EachServer
    void namesThatMeetAreKeptApart(TestServer server) {
        try (TestSchema name = TestSchema.on(server, "hostile");
                TestSchema second = TestSchema.on(server, "hostile");
                DataJoint dj = TestConnection.to(server)) {
            Schema schema = dj.schema(name.name());
            // Indexes: idx_a_b_c for both.
            schema.declare(Tier.MANUAL, "AB", "k : int32\n---\nc : int32\nindex (c)\n");
            schema.declare(Tier.MANUAL, "A", "k : int32\n---\nb : int32\nc : int32\nindex (b, c)\n");
            // Enum types: the same members in another order, and members that join to the same text.
            schema.declare(Tier.MANUAL, "Small", "size : enum('small', 'medium', 'large')\n");
            schema.declare(Tier.MANUAL, "Large", "size : enum('large', 'medium', 'small')\n");
            schema.declare(Tier.MANUAL, "One", "e : enum('a_b', 'c')\n");
            schema.declare(Tier.MANUAL, "Other", "e : enum('a', 'b_c')\n");
            schema.table("Other").insert(Map.of("e", "b_c"));
            // Inherited into a third schema.
            Schema other = dj.schema(second.name());
            other.declare(Tier.MANUAL, "Child", "-> " + name.name() + ".Large\n");
            other.declare(Tier.MANUAL, "Grandchild", "-> Child\n");

            assertThat(schema.table("Large").describe()).contains("enum('large', 'medium', 'small')");
            assertThat(other.table("Grandchild")
                            .heading()
                            .attribute("size")
                            .type()
                            .text())
                    .isEqualTo("enum('large', 'medium', 'small')");
        }
    }

    @EachServer
    void aComputedTableThatPythonMadeWithAKeyOfItsOwnIsTakenAsItIs(TestServer server) throws SQLException {
        try (TestSchema name = TestSchema.on(server, "hostile");
                DataJoint dj = TestConnection.to(server)) {
            Schema schema = dj.schema(name.name());
            assertThatThrownBy(() -> schema.declare(Tier.COMPUTED, "Unit", "unit : int32\n"))
                    .isInstanceOf(DeclarationException.class)
                    .hasMessageContaining("has attributes of its own: [unit]");
            String quote = server.isPostgres() ? "\"" : "`";
            run(
                    server,
                    "CREATE TABLE " + name.name() + "." + quote + "__unit" + quote + " (unit "
                            + (server.isPostgres()
                                    ? "integer PRIMARY KEY)"
                                    : "int COMMENT ':int32:', PRIMARY KEY (unit))"));
            if (server.isPostgres()) {
                run(server, "COMMENT ON COLUMN " + name.name() + ".__unit.unit IS ':int32:'");
            }

            assertThat(schema.declare(Tier.COMPUTED, "Unit", "unit : int32\n").count())
                    .isZero();
        }
    }

    private static void makeReader(TestServer server, String user, String schema) throws SQLException {
        if (server.isPostgres()) {
            run(server, "CREATE ROLE " + user + " LOGIN PASSWORD 'secret'");
            run(server, "GRANT USAGE ON SCHEMA " + schema + " TO " + user);
            run(server, "GRANT SELECT ON ALL TABLES IN SCHEMA " + schema + " TO " + user);
        } else {
            run(server, "CREATE USER " + user + " IDENTIFIED BY 'secret'");
            run(server, "GRANT SELECT ON " + schema + ".* TO " + user);
        }
    }

    private static void dropReader(TestServer server, String user, String schema) throws SQLException {
        if (server.isPostgres()) {
            run(server, "REVOKE ALL ON ALL TABLES IN SCHEMA " + schema + " FROM " + user);
            run(server, "REVOKE ALL ON SCHEMA " + schema + " FROM " + user);
            run(server, "DROP ROLE " + user);
        } else {
            run(server, "DROP USER " + user);
        }
    }

    private static void run(TestServer server, String sql) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
