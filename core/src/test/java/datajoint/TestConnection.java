package datajoint;

import datajoint.settings.Settings;
import datajoint.testkit.TestServer;

/** Connects to the servers that tests run on. */
public final class TestConnection {
    private TestConnection() {}

    public static DataJoint to(TestServer server) {
        return builder(server).connect();
    }

    /** With settings, of which the server's address does not count. */
    public static DataJoint to(TestServer server, Settings settings) {
        return address(DataJoint.builder().settings(settings), server).connect();
    }

    public static DataJointBuilder builder(TestServer server) {
        return address(DataJoint.builder(), server);
    }

    private static DataJointBuilder address(DataJointBuilder builder, TestServer server) {
        return builder.backend(server.backend())
                .host(server.host())
                .port(server.port())
                .user(server.user())
                .password(server.password());
    }
}
