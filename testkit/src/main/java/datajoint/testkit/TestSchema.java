package datajoint.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** A schema name that no other test uses; the schema is dropped before and after. Making it is the test's affair. */
public final class TestSchema implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final TestServer server;
    private final String name;

    private TestSchema(TestServer server, String name) {
        this.server = server;
        this.name = name;
    }

    /** @param topic a short lower-case word that tells in the server's list whose schema it is */
    public static TestSchema on(TestServer server, String topic) {
        String unique = Long.toString(ProcessHandle.current().pid(), 36) + "_" + COUNT.incrementAndGet();
        return named(server, "djt_%s_%s".formatted(topic, unique).toLowerCase(Locale.ROOT));
    }

    /** A schema with a name that something outside, such as a Python script, expects. */
    public static TestSchema named(TestServer server, String name) {
        TestSchema schema = new TestSchema(server, name);
        schema.drop();
        return schema;
    }

    public String name() {
        return name;
    }

    public TestServer server() {
        return server;
    }

    @Override
    public void close() {
        drop();
    }

    private void drop() {
        String sql = server.isPostgres()
                ? "DROP SCHEMA IF EXISTS \"" + name + "\" CASCADE"
                : "DROP DATABASE IF EXISTS `" + name + "`";
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            if (!server.isPostgres()) {
                // Tables of another schema may refer to this one, and go next.
                statement.execute("SET foreign_key_checks = 0");
            }
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot drop " + name + " on " + server, e);
        }
    }
}
