package datajoint.migrate.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import datajoint.DataJoint;
import datajoint.TestConnection;
import datajoint.migrate.plan.PlannedColumn;
import datajoint.migrate.plan.PlannedTable;
import datajoint.migrate.plan.Transfer;
import datajoint.migrate.step.Sessions;
import datajoint.model.TableName;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BisectionTest {
    private static final Map<String, String> COLUMNS = columns();

    static Stream<TestServer> servers() {
        return TestServer.available().filter(server -> !server.isPostgres());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void findsNoDifferenceBetweenCopies(TestServer server) throws SQLException {
        try (Copies copies = Copies.on(server)) {
            assertThat(copies.differences()).isEmpty();
            assertThat(copies.digest("one").rows()).isEqualTo(3000);
            assertThat(copies.digest("one").proves(copies.digest("two"))).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "UPDATE %s SET x = x + 4.440892098500626e-16 WHERE a = 7 AND b = 'k11'; x",
                "UPDATE %s SET x = -0.0e0 WHERE a = 0 AND b = 'k0'; x",
                "UPDATE %s SET f = 16777215 WHERE a = 7 AND b = 'k11'; f",
                "UPDATE %s SET t = CONCAT(t, ' ') WHERE a = 7 AND b = 'k11'; t",
                "UPDATE %s SET t = NULL WHERE a = 0 AND b = 'k0'; t",
                "UPDATE %s SET d = '2020-01-01 00:00:00.000001' WHERE a = 7 AND b = 'k11'; d",
                "UPDATE %s SET z = '2000-00-00' WHERE a = 7 AND b = 'k11'; z",
                "UPDATE %s SET l = CONCAT(l, x'00') WHERE a = 7 AND b = 'k11'; l",
                "UPDATE %s SET m = m + 0.01 WHERE a = 7 AND b = 'k11'; m",
                "UPDATE %s SET e = 'it''s' WHERE a = 7 AND b = 'k11'; e",
                "UPDATE %s SET g = b'10' WHERE a = 7 AND b = 'k11'; g"
            })
    void namesTheValueThatChanged(String update, String attribute) throws SQLException {
        for (TestServer server : servers().toList()) {
            try (Copies copies = Copies.on(server)) {
                copies.execute(update.formatted(copies.quoted("two")));
                assertThat(copies.differences())
                        .as(server.name())
                        .extracting(RowDifference::kind, RowDifference::attribute)
                        .containsExactly(tuple(RowDifference.Kind.CHANGED, attribute));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void namesRowsThatAreMissingOrTooMany(TestServer server) throws SQLException {
        try (Copies copies = Copies.on(server)) {
            copies.execute("DELETE FROM " + copies.quoted("two") + " WHERE a = 7 AND b = 'k11'");
            copies.execute("DELETE FROM " + copies.quoted("one") + " WHERE a = 29 AND b = 'k99'");
            assertThat(copies.differences())
                    .extracting(RowDifference::kind, RowDifference::key)
                    .containsExactly(
                            tuple(RowDifference.Kind.MISSING, List.of("7", "k11")),
                            tuple(RowDifference.Kind.EXTRA, List.of("29", "k99")));
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void cutsATableIntoRangesThatHoldEveryRow(TestServer server) throws SQLException {
        try (Copies copies = Copies.on(server)) {
            List<KeyRange> ranges = copies.walk(1000);
            assertThat(ranges).hasSize(3);
            assertThat(ranges.get(2).upTo()).isEmpty();
            long rows = 0;
            for (KeyRange range : ranges) {
                KeyRange read = KeyRange.parse(range.number(), range.text());
                assertThat(read).isEqualTo(range);
                rows += new RangeDigests(copies.form())
                        .of(copies.source("one"), read)
                        .rows();
            }
            assertThat(rows).isEqualTo(3000);
        }
    }

    @Test
    void bothServersWriteTheSameForms() throws SQLException {
        List<TestServer> servers = servers().toList();
        try (Copies first = Copies.on(servers.get(0));
                Copies last = Copies.on(servers.get(servers.size() - 1))) {
            assertThat(first.digest("one").proves(last.digest("two"))).isTrue();
        }
    }

    private static Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("a", "bigint unsigned");
        columns.put("b", "varchar(20)");
        columns.put("x", "double");
        columns.put("f", "float");
        columns.put("t", "text");
        columns.put("d", "datetime(6)");
        columns.put("z", "date");
        columns.put("l", "longblob");
        columns.put("m", "decimal(10,2)");
        columns.put("e", "enum('a|b','it''s')");
        columns.put("g", "bit(3)");
        return columns;
    }

    /** A table with 3000 rows, and a copy of it. */
    private record Copies(TestSchema schema, DataJoint dj, PlannedTable table) implements AutoCloseable {
        static Copies on(TestServer server) throws SQLException {
            TestSchema schema = TestSchema.on(server, "digest");
            List<PlannedColumn> planned = new ArrayList<>();
            COLUMNS.forEach((name, type) ->
                    planned.add(new PlannedColumn(name, type, type, type, "", true, "", new Transfer.Same())));
            PlannedTable table = new PlannedTable(
                    new TableName(schema.name(), "one"),
                    new TableName(schema.name(), "two"),
                    "",
                    "",
                    planned,
                    List.of("a", "b"),
                    List.of(),
                    "");
            Copies copies = new Copies(schema, TestConnection.to(server), table);
            copies.execute("CREATE DATABASE " + schema.name());
            copies.execute("CREATE TABLE " + copies.quoted("one") + " (a bigint unsigned, b varchar(20)"
                    + " CHARACTER SET latin1 COLLATE latin1_swedish_ci, x double, f float, t text, d datetime(6),"
                    + " z date, l longblob, m decimal(10,2), e enum('a|b','it''s'), g bit(3), PRIMARY KEY (a, b))");
            copies.fill();
            copies.execute("CREATE TABLE " + copies.quoted("two") + " LIKE " + copies.quoted("one"));
            copies.execute("ALTER TABLE " + copies.quoted("two") + " MODIFY b varchar(20) CHARACTER SET utf8mb4");
            copies.execute("INSERT INTO " + copies.quoted("two") + " SELECT * FROM " + copies.quoted("one"));
            return copies;
        }

        private void fill() throws SQLException {
            String row = "INSERT INTO " + quoted("one") + " SELECT %d, CONCAT('k', n), IF(n = 0, 0.0, n / 3.0e0),"
                    + " 16777216, IF(n = 0, '', CONCAT('t\\'|N', n)), '2020-01-01', '0000-00-00', REPEAT('ab', n), n,"
                    + " 'a|b', b'101' FROM (" + numbers() + ") q";
            for (int a = 0; a < 30; a++) {
                execute(row.formatted(a));
            }
        }

        private static String numbers() {
            List<String> selects = new ArrayList<>(List.of("SELECT 0 AS n"));
            for (int n = 1; n < 100; n++) {
                selects.add("SELECT " + n);
            }
            return String.join(" UNION ALL ", selects);
        }

        String quoted(String name) {
            return "`" + schema.name() + "`." + name;
        }

        void execute(String sql) throws SQLException {
            Sessions.use(dj.database().connections(), "testing", connection -> {
                try (Statement statement = connection.createStatement()) {
                    return statement.execute(sql);
                }
            });
        }

        TableForm form() {
            return TableForm.of(table, dj.database().backend().dialect());
        }

        RowSource source(String name) {
            return RowSource.all(dj.database(), new TableName(schema.name(), name));
        }

        RangeDigest digest(String name) {
            return new RangeDigests(form()).of(source(name), KeyRange.ALL);
        }

        List<RowDifference> differences() {
            return new Bisection(form(), Bisection.Sameness.STRICT)
                    .differences(source("one"), source("two"), KeyRange.ALL, 100);
        }

        List<KeyRange> walk(long rows) {
            return Sessions.use(
                    dj.database().connections(),
                    "testing",
                    (Connection connection) -> KeyRanges.walk(connection, quoted("one"), form().key(), rows));
        }

        @Override
        public void close() {
            dj.close();
            schema.close();
        }
    }
}
