package datajoint.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.model.ConnectionException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EmbeddedServerTest {
    @TempDir
    private Path folder;

    static Stream<Named<Kind>> kinds() {
        return Stream.of(
                Named.of("MariaDB", new Kind(EmbeddedMariaDb::start, new MariaDbProgram(), "jdbc:mariadb://%s:%d/")),
                Named.of(
                        "PostgreSQL",
                        new Kind(EmbeddedPostgres::start, new PostgresProgram(), "jdbc:postgresql://%s:%d/postgres")));
    }

    record Kind(Function<Path, EmbeddedServer> start, ServerProgram program, String jdbc) {
        String ask(ServerAddress address, String sql) throws SQLException {
            try (Connection connection = connect(address);
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getString(1);
            }
        }

        void tell(ServerAddress address, String sql) throws SQLException {
            try (Connection connection = connect(address);
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        private Connection connect(ServerAddress address) throws SQLException {
            return DriverManager.getConnection(
                    jdbc.formatted(address.host(), address.port()), address.user(), address.password());
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void serverTellsItsVersionAndCloseLeavesNothingRunning(Kind kind) throws Exception {
        ServerAddress address;
        ProcessHandle process;
        try (EmbeddedServer server = kind.start().apply(folder)) {
            address = server.address();
            process = process(kind);
            assertThat(kind.program().name())
                    .endsWith(kind.ask(address, "select version()")
                            .replaceFirst("^PostgreSQL (\\S+) .*", "$1.0")
                            .replace("-MariaDB", ""));
            assertThat(address.toString()).doesNotContain(address.password());
        }
        assertThat(process.isAlive()).isFalse();
        assertThatThrownBy(() -> new Socket(address.host(), address.port()).close())
                .isInstanceOf(ConnectException.class);
        assertThat(folder.resolve("lock")).doesNotExist();
        assertThat(kind.program().processFile(directory())).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void dataStayForTheNextStart(Kind kind) throws Exception {
        try (EmbeddedServer server = kind.start().apply(folder)) {
            kind.tell(server.address(), "create schema kept");
            kind.tell(server.address(), "create table kept.t as select 7 as a");
        }
        try (EmbeddedServer server = kind.start().apply(folder)) {
            assertThat(kind.ask(server.address(), "select a from kept.t")).isEqualTo("7");
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void wrongPasswordIsRefused(Kind kind) {
        try (EmbeddedServer server = kind.start().apply(folder)) {
            ServerAddress good = server.address();
            ServerAddress bad = new ServerAddress(good.host(), good.port(), good.user(), "wrong");
            assertThatThrownBy(() -> kind.ask(bad, "select 1")).isInstanceOf(SQLException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void secondStartInOneDirectoryIsRefused(Kind kind) {
        try (EmbeddedServer server = kind.start().apply(folder)) {
            assertThatThrownBy(() -> kind.start().apply(folder))
                    .isInstanceOf(ConnectionException.class)
                    .hasMessageContaining("'%s' is in use by another program".formatted(folder));
            assertThat(server.address().port()).isPositive();
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void serverOfAKilledProgramIsStoppedAndItsDataUsed(Kind kind) throws Exception {
        EmbeddedServer first = kind.start().apply(folder);
        kind.tell(first.address(), "create schema kept");
        first.close();
        Process orphan = Command.builder(kind.program().command(directory(), freePort()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("orphan.log").toFile())
                .start();
        while (!Files.exists(kind.program().processFile(directory()))) {
            assertThat(orphan.isAlive()).isTrue();
            ServerProcess.pause();
        }
        try (EmbeddedServer server = kind.start().apply(folder)) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(kind.ask(
                            server.address(),
                            "select count(*) from information_schema.schemata" + " where schema_name = 'kept'"))
                    .isEqualTo("1");
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private ProcessHandle process(Kind kind) throws IOException {
        String first =
                Files.readAllLines(kind.program().processFile(directory())).get(0);
        return ProcessHandle.of(Long.parseLong(first.strip())).orElseThrow();
    }

    private DataDirectory directory() {
        return DataDirectory.kept(folder);
    }
}
