package datajoint.migrate.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.DataJoint;
import datajoint.TestConnection;
import datajoint.model.MigrationException;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaGroupTest {
    static Stream<TestServer> servers() {
        return TestServer.available().filter(server -> !server.isPostgres());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void foreignKeysTieSchemasInBothDirectionsAndOverOthers(TestServer server) throws SQLException {
        try (Chain chain = new Chain(server);
                DataJoint dj = TestConnection.to(server)) {
            List<String> all = List.of(chain.first(), chain.second(), chain.third());

            for (String one : all) {
                assertThat(around(dj, List.of(one)).schemas()).containsExactlyInAnyOrderElementsOf(all);
            }
            assertThat(around(dj, List.of(chain.alone())).schemas()).containsExactly(chain.alone());
            assertThat(exactly(dj, all).schemas()).containsExactlyInAnyOrderElementsOf(all);
            assertThat(exactly(dj, List.of(chain.alone(), chain.alone())).schemas())
                    .containsExactly(chain.alone());
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void whatWasLeftOutIsListedWithTheKeysThatLeadThere(TestServer server) throws SQLException {
        try (Chain chain = new Chain(server);
                DataJoint dj = TestConnection.to(server)) {
            assertThatThrownBy(() -> exactly(dj, List.of(chain.first())))
                    .isInstanceOfSatisfying(MigrationException.class, error -> {
                        assertThat(error.problem())
                                .contains("left out, " + chain.second() + ", " + chain.third())
                                .contains(chain.second() + ".child -> " + chain.first() + ".parent\n  " + chain.third()
                                        + ".__master__part -> " + chain.second() + ".child");
                        assertThat(error.remedy())
                                .contains(String.join(",", chain.first(), chain.second(), chain.third()));
                    });
            assertThatThrownBy(() -> exactly(dj, List.of(chain.first(), chain.third())))
                    .isInstanceOf(MigrationException.class)
                    .hasMessageContaining("left out, " + chain.second() + ":");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void namesMeanThemselvesAndPatternsManySchemas(TestServer server) throws SQLException {
        try (Chain chain = new Chain(server);
                DataJoint dj = TestConnection.to(server)) {
            String begin = chain.first().substring(0, chain.first().length() - 1);

            assertThat(named(dj, List.of(begin + "%")))
                    .containsExactly(chain.first(), chain.second(), chain.third(), chain.alone());
            assertThat(named(dj, List.of(begin + "*", chain.first()))).hasSize(4);
            assertThat(named(dj, List.of(chain.first().replace('_', '%')))).containsExactly(chain.first());
            assertThatThrownBy(() -> named(dj, List.of(chain.first().replaceFirst("[a-z0-9]", "_"))))
                    .isInstanceOf(MigrationException.class)
                    .hasMessageContaining("There is no schema");
            assertThat(named(dj, List.of("%"))).doesNotContain("mysql", "information_schema", "sys", "dj_migration");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void patternsLeaveOutWhatAMigrationMadeUnlessItIsNamed(TestServer server) throws SQLException {
        try (Chain chain = new Chain(server);
                DataJoint dj = TestConnection.to(server)) {
            String pattern = chain.first().substring(0, chain.first().length() - 1) + "%";

            List<String> without = dj.database()
                    .connections()
                    .use(
                            "Naming",
                            connection -> SchemaGroup.named(connection, List.of(pattern), chain.alone()::equals));
            List<String> explicit = dj.database()
                    .connections()
                    .use("Naming", connection -> SchemaGroup.named(connection, List.of(chain.alone()), name -> true));

            assertThat(without).containsExactly(chain.first(), chain.second(), chain.third());
            assertThat(explicit).containsExactly(chain.alone());
        }
    }

    private static SchemaGroup around(DataJoint dj, List<String> schemas) {
        return dj.database().connections().use("Looking", connection -> SchemaGroup.around(connection, schemas));
    }

    private static SchemaGroup exactly(DataJoint dj, List<String> schemas) {
        return dj.database().connections().use("Looking", connection -> SchemaGroup.exactly(connection, schemas));
    }

    private static List<String> named(DataJoint dj, List<String> patterns) {
        return dj.database()
                .connections()
                .use("Naming", connection -> SchemaGroup.named(connection, patterns, name -> false));
    }

    /** Three schemas, each tied to the next, and one alone. */
    private static final class Chain implements AutoCloseable {
        private final TestSchema base;
        private final List<String> names;

        Chain(TestServer server) throws SQLException {
            base = TestSchema.on(server, "chain");
            names = List.of(base.name() + "_a", base.name() + "_b", base.name() + "_c", base.name() + "_d");
            try (Connection connection = server.connect();
                    Statement statement = connection.createStatement()) {
                for (String name : names) {
                    statement.execute("CREATE DATABASE " + name);
                }
                statement.execute("CREATE TABLE " + first() + ".parent (a int PRIMARY KEY)");
                statement.execute("CREATE TABLE " + second() + ".child (a int PRIMARY KEY, FOREIGN KEY (a) REFERENCES "
                        + first() + ".parent (a))");
                statement.execute("CREATE TABLE " + third()
                        + ".__master__part (a int PRIMARY KEY, FOREIGN KEY (a) REFERENCES " + second() + ".child (a))");
                statement.execute("CREATE TABLE " + alone()
                        + ".own (a int PRIMARY KEY, b int, FOREIGN KEY (b) REFERENCES " + alone() + ".own (a))");
            }
        }

        String first() {
            return names.get(0);
        }

        String second() {
            return names.get(1);
        }

        String third() {
            return names.get(2);
        }

        String alone() {
            return names.get(3);
        }

        @Override
        public void close() {
            for (int i = names.size() - 1; i >= 0; i--) {
                TestSchema.named(base.server(), names.get(i)).close();
            }
            base.close();
        }
    }
}
