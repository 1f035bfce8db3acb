package datajoint;

import datajoint.testkit.TestServer;

/** Connects to the servers that tests run on. */
public final class TestConnection {
    private TestConnection() {}

    public static DataJoint to(TestServer server) {
        return builder(server).connect();
    }

    public static DataJointBuilder builder(TestServer server) {
        return DataJoint.builder()
                .backend(server.backend())
                .host(server.host())
                .port(server.port())
                .user(server.user())
                .password(server.password());
    }
}
