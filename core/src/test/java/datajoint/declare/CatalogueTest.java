package datajoint.declare;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.DataJoint;
import datajoint.Schema;
import datajoint.TestConnection;
import datajoint.model.Tier;
import datajoint.testkit.EachServer;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;

class CatalogueTest {

    /** Its time does not depend on the number of tables by more than the size of the answers. */
    @EachServer
    void aSchemaIsReadWithAFewStatementsHoweverManyTablesItHas(TestServer server) throws Exception {
        try (TestSchema name = TestSchema.on(server, "catalogue");
                DataJoint dj = TestConnection.to(server)) {
            Schema schema = dj.schema(name.name());
            schema.declare(Tier.MANUAL, "T0", "k : int32\n");
            int one = statementsToRead(server, dj, name);
            for (int i = 1; i < 12; i++) {
                schema.declare(
                        Tier.MANUAL, "T" + i, "-> T" + (i - 1) + "\nk" + i + " : int32\n---\nv : enum('a', 'b')\n");
            }

            assertThat(statementsToRead(server, dj, name)).isEqualTo(one).isLessThan(10);
        }
    }

    private static int statementsToRead(TestServer server, DataJoint dj, TestSchema name) throws Exception {
        AtomicInteger statements = new AtomicInteger();
        try (Connection real = server.connect()) {
            Connection counting = (Connection) Proxy.newProxyInstance(
                    CatalogueTest.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().startsWith("prepare")
                                || method.getName().startsWith("create")) {
                            statements.incrementAndGet();
                        }
                        try {
                            return method.invoke(real, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
            assertThat(dj.backend().catalog().read(counting, name.name()).tables())
                    .isNotEmpty();
        }
        return statements.get();
    }
}
