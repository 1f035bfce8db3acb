package datajoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.model.AccessException;
import datajoint.model.ConfigException;
import datajoint.model.ConnectionException;
import datajoint.model.QueryException;
import datajoint.testkit.EachServer;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class ConnectTest {
    @EachServer
    void namesTheServer(TestServer server) {
        try (DataJoint dj = TestConnection.to(server)) {
            assertThat(dj.server()).matches("(MySQL|MariaDB|PostgreSQL) \\d+\\.\\d+.*");
        }
    }

    @EachServer
    void aWrongPortIsAConnectionError(TestServer server) {
        DataJointBuilder builder = TestConnection.builder(server).port(1);

        assertThatThrownBy(builder::connect)
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("Check host and port");
    }

    @EachServer
    void aWrongUserIsAnAccessError(TestServer server) {
        DataJointBuilder builder =
                TestConnection.builder(server).user("nobody_here").password("wrong");

        assertThatThrownBy(builder::connect)
                .isInstanceOf(AccessException.class)
                .hasMessageContaining("nobody_here")
                .hasMessageNotContaining("wrong.");
    }

    @Test
    void anUnknownBackendNamesTheNearest() {
        assertThatThrownBy(() -> DataJoint.builder().backend("postgres").connect())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("Did you mean 'postgresql'?");
    }

    @EachServer
    void aTransactionThatFailsLeavesNothing(TestServer server) {
        try (TestSchema schema = TestSchema.on(server, "tx");
                DataJoint dj = TestConnection.to(server)) {
            String table = schema.name() + ".t";
            execute(dj, "CREATE SCHEMA " + schema.name());
            execute(dj, "CREATE TABLE " + table + " (a int PRIMARY KEY)");

            assertThatThrownBy(() -> dj.transaction(tx -> {
                        execute(tx, "INSERT INTO " + table + " VALUES (1)");
                        throw new IllegalStateException("stop");
                    }))
                    .hasMessage("stop");
            assertThat(count(dj, table)).isZero();
        }
    }

    @EachServer
    void aNestedTransactionThatFailsLeavesTheOuterOneAlive(TestServer server) {
        try (TestSchema schema = TestSchema.on(server, "tx");
                DataJoint dj = TestConnection.to(server)) {
            String table = schema.name() + ".t";
            execute(dj, "CREATE SCHEMA " + schema.name());
            execute(dj, "CREATE TABLE " + table + " (a int PRIMARY KEY)");

            dj.transaction(tx -> {
                execute(tx, "INSERT INTO " + table + " VALUES (1)");
                assertThatThrownBy(
                                () -> tx.transaction(inner -> execute(inner, "INSERT INTO " + table + " VALUES (1)")))
                        .isInstanceOf(datajoint.model.DuplicateException.class);
                return execute(tx, "INSERT INTO " + table + " VALUES (2)");
            });
            assertThat(count(dj, table)).isEqualTo(2);
        }
    }

    @EachServer
    void afterItsEndATransactionRefuses(TestServer server) {
        try (DataJoint dj = TestConnection.to(server)) {
            DataJoint over = dj.transaction(tx -> tx);

            assertThatThrownBy(() -> execute(over, "SELECT 1"))
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining("the transaction is over");
        }
    }

    private static int execute(DataJoint dj, String sql) {
        return dj.database().connections().use("The statement", connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql) ? 0 : statement.getUpdateCount();
            }
        });
    }

    private static int count(DataJoint dj, String table) {
        return dj.database().connections().use("Counting", connection -> number(connection, table));
    }

    private static int number(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
