package datajoint.migrate.assess;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.DataJoint;
import datajoint.TestConnection;
import datajoint.migrate.fixture.LegacyFixture;
import datajoint.testkit.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FewRightsTest {
    @TempDir
    private Path folder;

    static Stream<TestServer> servers() {
        return TestServer.available().filter(server -> !server.isPostgres());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void anAccountThatMayOnlyReadIsToldWhatItLacks(TestServer server) throws SQLException {
        try (LegacyFixture lab = LegacyFixture.load(server, "mouse_ephys", folder)) {
            String user = "djt_reader_" + Long.toString(ProcessHandle.current().pid(), 36);
            run(server, "CREATE USER '%s'@'%%' IDENTIFIED BY 'Reads-only-7'".formatted(user));
            try {
                for (String schema : lab.schemas()) {
                    run(server, "GRANT SELECT, SHOW VIEW ON `%s`.* TO '%s'@'%%'".formatted(schema, user));
                }
                try (DataJoint dj = TestConnection.builder(server)
                        .user(user)
                        .password("Reads-only-7")
                        .connect()) {
                    Assessment facts = Assessor.of(dj.database()).assess(lab.schemas());

                    assertThat(facts.estimate().rows()).isEqualTo(562);
                    assertThat(facts.server().accountsSeen()).isFalse();
                    assertThat(facts.server().missingRights())
                            .hasSize(15)
                            .first()
                            .asString()
                            .startsWith("INSERT,");
                    assertThat(facts.warnings())
                            .anySatisfy(warning -> assertThat(warning.fix())
                                    .contains("GRANT INSERT, UPDATE, DELETE", " TO '" + user + "'@'%';"));
                }
            } finally {
                run(server, "DROP USER '%s'@'%%'".formatted(user));
            }
        }
    }

    private static void run(TestServer server, String sql) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
