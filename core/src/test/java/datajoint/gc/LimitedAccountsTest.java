package datajoint.gc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.DataJoint;
import datajoint.TestConnection;
import datajoint.model.AccessException;
import datajoint.model.DataJointException;
import datajoint.testkit.EachServer;
import datajoint.testkit.TestServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** G9: accounts that do not see every row collect nothing, or see every reference after all. */
class LimitedAccountsTest {
    private static final String PASSWORD = "l1mited-Account";

    @TempDir
    private Path folder;

    private GcLab withTwoLiveObjects(TestServer server) {
        GcLab lab = new GcLab(server, folder);
        lab.held().insert(Map.of("id", 1, "signal", "one"));
        lab.held(lab.second()).insert(Map.of("id", 1, "signal", "two"));
        lab.age();
        return lab;
    }

    private static DataJoint connect(GcLab lab, TestServer server, String account) {
        return lab.connect(TestConnection.builder(server).user(account).password(PASSWORD));
    }

    @EachServer
    void g9AnAccountThatDoesNotSeeEveryRowCollectsNothing(TestServer server) {
        try (GcLab lab = withTwoLiveObjects(server)) {
            if (server.isPostgres()) {
                onPostgres(lab, server);
            } else {
                onMySql(lab, server);
            }
        }
    }

    /** MySQL does not even show such an account that there are more tables. */
    private static void onMySql(GcLab lab, TestServer server) {
        String account = "'%s'@'%%'".formatted(lab.first());
        lab.sql(
                "CREATE USER %s IDENTIFIED BY '%s'".formatted(account, PASSWORD),
                "GRANT ALL PRIVILEGES ON `%s`.* TO %s".formatted(lab.first(), account));
        try (DataJoint limited = connect(lab, server, lab.first())) {
            assertThatThrownBy(() -> lab.collector(limited).quarantine())
                    .isInstanceOf(AccessException.class)
                    .hasMessageContaining("may not see all tables")
                    .hasMessageContaining("SELECT ON *.*");
            assertThat(lab.objects()).hasSize(2);
        }
        lab.sql("GRANT SELECT ON *.* TO " + account);
        try (DataJoint reader = connect(lab, server, lab.first())) {
            assertThat(lab.collector(reader).plan().garbage()).isEmpty();
        } finally {
            lab.sql("DROP USER " + account);
        }
    }

    /** PostgreSQL shows all tables, also to those who may only read; one that cannot be read is an error. */
    private static void onPostgres(GcLab lab, TestServer server) {
        String account = "\"%s\"".formatted(lab.first());
        lab.sql("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(account, PASSWORD));
        for (String schema : new String[] {lab.first(), lab.second()}) {
            lab.sql("GRANT USAGE ON SCHEMA \"%s\" TO %s".formatted(schema, account));
            lab.sql("GRANT SELECT ON ALL TABLES IN SCHEMA \"%s\" TO %s".formatted(schema, account));
        }
        try (DataJoint reader = connect(lab, server, lab.first())) {
            assertThat(lab.collector(reader).plan().garbage()).isEmpty();

            lab.sql(
                    "ALTER TABLE \"%s\".held ENABLE ROW LEVEL SECURITY".formatted(lab.second()),
                    "CREATE POLICY none ON \"%s\".held USING (false)".formatted(lab.second()));
            assertThatThrownBy(() -> lab.collector(reader).quarantine())
                    .as("rows that a policy hides")
                    .isInstanceOf(DataJointException.class)
                    .hasMessageContaining(lab.second() + ".held");

            lab.sql("REVOKE SELECT ON \"%s\".held FROM %s".formatted(lab.second(), account));
            assertThatThrownBy(() -> lab.collector(reader).quarantine())
                    .isInstanceOf(AccessException.class)
                    .hasMessageContaining(lab.second() + ".held");
            assertThat(lab.objects()).hasSize(2);
        } finally {
            lab.sql("DROP OWNED BY " + account, "DROP ROLE " + account);
        }
    }
}
