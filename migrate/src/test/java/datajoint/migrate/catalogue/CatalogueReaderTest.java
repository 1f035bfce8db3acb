package datajoint.migrate.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import datajoint.DataJoint;
import datajoint.TestConnection;
import datajoint.model.MigrationException;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueReaderTest {
    static Stream<TestServer> servers() {
        return TestServer.available().filter(server -> !server.isPostgres());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void readsWhatATableHas(TestServer server) throws SQLException {
        try (TestSchema schema = TestSchema.on(server, "catalogue");
                DataJoint dj = TestConnection.to(server)) {
            make(schema);

            LegacySchema read = read(dj, schema.name());

            LegacyTable session = read.table("session").orElseThrow();
            assertThat(session.primaryKey()).containsExactly("mouse", "session");
            assertThat(session.foreignKeys())
                    .extracting(LegacyKey::columns, LegacyKey::parentColumns, LegacyKey::onUpdate)
                    .containsExactly(tuple(List.of("mouse"), List.of("mouse"), "CASCADE"));
            assertThat(session.checks())
                    .extracting(LegacyCheck::clause)
                    .first()
                    .asString()
                    .contains("session");
            assertThat(session.column("note").orElseThrow().defaultSql()).contains("'it''s'");
            assertThat(session.column("maybe").orElseThrow().defaultSql()).contains("NULL");
            assertThat(session.column("twice").orElseThrow().generated()).isPresent();
            assertThat(session.column("twice").orElseThrow().stored()).isTrue();
            assertThat(session.column("at").orElseThrow().onUpdate().orElseThrow())
                    .startsWith("CURRENT_TIMESTAMP");
            assertThat(session.column("label").orElseThrow().collation()).isEqualTo(Optional.of("latin1_bin"));
            assertThat(session.indexes()).extracting(LegacyIndex::elements).contains(List.of("label(3)", "note"));
            assertThat(read.table("mouse").orElseThrow().autoIncrement()).contains(BigInteger.valueOf(8));
            assertThat(read.triggers()).extracting(LegacyTrigger::name).containsExactly("count_up");
            assertThat(read.views()).extracting(view -> view.name().table()).containsExactly("seen");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void refusesASchemaThatIsNotThere(TestServer server) {
        try (DataJoint dj = TestConnection.to(server)) {
            assertThatThrownBy(() -> read(dj, "djt_never_made"))
                    .isInstanceOf(MigrationException.class)
                    .hasMessageContaining("djt_never_made");
        }
    }

    private static LegacySchema read(DataJoint dj, String schema) {
        return dj.database()
                .connections()
                .use("Reading", connection -> new CatalogueReader(dj.database()).read(connection, schema));
    }

    private static void make(TestSchema schema) throws SQLException {
        try (Connection connection = schema.server().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + schema.name());
            statement.execute("USE " + schema.name());
            statement.execute("CREATE TABLE mouse (mouse int unsigned auto_increment primary key) COMMENT 'a mouse'");
            statement.execute("INSERT INTO mouse VALUES (7)");
            statement.execute("""
                    CREATE TABLE session (
                      mouse int unsigned NOT NULL, session smallint NOT NULL, note varchar(20) NOT NULL DEFAULT 'it''s',
                      maybe double DEFAULT NULL, twice int GENERATED ALWAYS AS (session * 2) STORED,
                      at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
                      label varchar(9) CHARACTER SET latin1 COLLATE latin1_bin,
                      PRIMARY KEY (mouse, session), KEY (label(3), note), CHECK (session > 0),
                      FOREIGN KEY (mouse) REFERENCES mouse (mouse) ON UPDATE CASCADE ON DELETE RESTRICT)""");
            statement.execute("CREATE TRIGGER count_up BEFORE INSERT ON session FOR EACH ROW SET NEW.maybe = 1");
            statement.execute("CREATE VIEW seen AS SELECT mouse FROM mouse");
        }
    }
}
